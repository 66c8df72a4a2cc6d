using System.Globalization;
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
          io.write(string.format("measured %d %d %d %d %d 0 %d\n", summary.requests, summary.duration,
            latency:percentile(50), latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
        end

        """;

    // wrk does not tell the refused apart. An accepted one brings back when it was sent, by way of the vendor; of the refused at most
    // one in a hundred can lie above the last percentile of all that one in a hundred of them would fill by themselves.
    private const string ReportOfAccepted = """
        local ffi = require("ffi")
        ffi.cdef("typedef struct { long s, ns; } instant; int clock_gettime(int, instant *);")
        local instant = ffi.new("instant")
        local function now()
          ffi.C.clock_gettime(1, instant)
          return tonumber(instant.s) * 1000000 + math.floor(tonumber(instant.ns) / 1000)
        end

        local head, tail
        function init()
          wrk.headers["X-Request-ID"] = "@"
          head, tail = wrk.format():match("^(.*X%-Request%-ID: )@(.*)$")
        end
        function request()
          return head .. now() .. tail
        end
        times = {}
        function response(status, headers)
          if status == 200 then times[#times + 1] = now() - headers["X-Request-ID"] end
        end

        local generator
        function setup(thread)
          generator = thread
        end
        function done(summary, latency)
          local e, accepted = summary.errors, generator:get("times")
          table.sort(accepted)
          io.write(string.format("measured %d %d %d %d %d %d %d\n", summary.requests, summary.duration,
            accepted[math.ceil(#accepted * 0.5)], accepted[math.ceil(#accepted * 0.99)],
            e.status, latency:percentile(100 - e.status / summary.requests), e.connect + e.read + e.write + e.timeout))
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
            // Callers who all paused for as long would come in waves.
            script.Append(CultureInfo.InvariantCulture, $"function delay() return -math.log(1 - math.random()) * {request.Pause.TotalMilliseconds:0} end\n");
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

        return script.Append(request.MayBeRefused ? ReportOfAccepted : Report).ToString();
    }

    // What JSON escapes as Lua does not is not in what we send.
    private static string Quote(string text) => JsonSerializer.Serialize(text, JsonSerializerOptions.Web).Replace("\\u0022", "\\\"", StringComparison.Ordinal);
}
