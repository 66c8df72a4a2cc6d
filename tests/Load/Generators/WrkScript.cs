using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RtcFunctions.Load.Generators;

/// <summary>What wrk is to send, made once before it starts, and how it tells what came of it.</summary>
internal static class WrkScript
{
    public const string Mark = "measured ";

    // wrk does not tell the refused apart. At most one in a hundred of the accepted can lie above the last percentile that one in a
    // hundred of them would fill by themselves.
    private const string Report = """
        function done(summary, latency)
          local e = summary.errors
          local accepted = 1 - e.status / math.max(summary.requests, 1)
          io.write(string.format("measured %d %d %d %d %d %d\n", summary.requests, summary.duration,
            latency:percentile(50), latency:percentile(100 - accepted), e.status, e.connect + e.read + e.write + e.timeout))
        end

        """;

    public static string For(LoadRequest request)
    {
        var script = new StringBuilder().Append("wrk.method = ").AppendLine(Quote(request.Method));
        foreach (var (name, value) in request.Headers)
        {
            script.Append("wrk.headers[").Append(Quote(name)).Append("] = ").AppendLine(Quote(value));
        }

        if (request.Pause > TimeSpan.Zero)
        {
            script.Append(CultureInfo.InvariantCulture, $"function delay() return {request.Pause.TotalMilliseconds:0} end\n");
        }

        if (request.Bodies is [var only])
        {
            script.Append("wrk.body = ").AppendLine(Quote(only));
        }
        else if (request.Bodies.Count > 1)
        {
            script.AppendLine("local bodies = {").AppendJoin(",\n", request.Bodies.Select(Quote)).AppendLine("}");
            script.AppendLine("""
                local requests, last = {}, 0
                function init()
                  for i, body in ipairs(bodies) do requests[i] = wrk.format(nil, nil, nil, body) end
                end
                function request()
                  last = last % #requests + 1
                  return requests[last]
                end
                """);
        }

        return script.Append(Report).ToString();
    }

    // What JSON escapes as Lua does not is not in what we send.
    private static string Quote(string text) => JsonSerializer.Serialize(text, JsonSerializerOptions.Web).Replace("\\u0022", "\\\"", StringComparison.Ordinal);
}
