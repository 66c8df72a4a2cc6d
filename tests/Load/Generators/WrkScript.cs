using System.Text;
using System.Text.Json;

namespace RtcFunctions.Load.Generators;

/// <summary>What wrk is to send, made once before it starts, and how it tells what came of it.</summary>
internal static class WrkScript
{
    public const string Mark = "measured ";

    private const string Report = """
        function done(summary, latency)
          local e = summary.errors
          io.write(string.format("measured %d %d %d %d %d\n", summary.requests, summary.duration,
            latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
        end

        """;

    public static string For(LoadRequest request)
    {
        var script = new StringBuilder().Append("wrk.method = ").AppendLine(Quote(request.Method));
        foreach (var (name, value) in request.Headers)
        {
            script.Append("wrk.headers[").Append(Quote(name)).Append("] = ").AppendLine(Quote(value));
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
