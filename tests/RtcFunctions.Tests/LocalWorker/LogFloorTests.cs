using System.Net.Sockets;
using System.Text;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class LogFloorTests
{
    private const string Canary = "canary-7f3a";

    // Every way in which a user can ask for more: by default, by category, by provider, by both.
    private static readonly Dictionary<string, string> EverythingLogged = new(StringComparer.Ordinal)
    {
        ["Logging__LogLevel__Default"] = "Trace",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
        ["Logging__LogLevel__Microsoft.AspNetCore.Server.Kestrel.BadRequests"] = "Trace",
        ["Logging__Console__LogLevel__Default"] = "Trace",
        ["Logging__Console__LogLevel__Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
        ["Logging__Console__FormatterOptions__IncludeScopes"] = "true",
        ["Functions__Keys__any"] = $"key-{Canary}",
        ["Functions__MasterKey"] = $"master-{Canary}",
    };

    private static readonly string[] Requests =
    [
        $"GET /api/version?code=key-{Canary} HTTP/1.1\r\nHost: any\r\nAuthorization: {Canary}\r\nCookie: a={Canary}\r\n",
        $"GET /api/nothing?a={Canary} HTTP/1.1\r\nHost: any\r\nx-functions-key: {Canary}\r\n",
        $"POST /admin/functions/Nothing?code=master-{Canary} HTTP/1.1\r\nHost: any\r\nContent-Length: 0\r\n",
        $"GET /api/%00?code={Canary} HTTP/1.1\r\nHost: any\r\n",
        $"GET /api/version?code={Canary} HTTP/9.9\r\nHost: any\r\n",
        $"GET /api/version HTTP/1.1\r\nHost: any\r\nx-functions-key: {Canary}\u00ff\r\n",
        $"GET /api/version HTTP/1.1\r\nHost: any\r\nx-functions-key {Canary}\r\n",
        $"GET /api/version HTTP/1.1\r\nHost: any\r\nContent-Length: {Canary}\r\n",
        $"GET http://user:{Canary}@any/api/version?code={Canary} HTTP/1.1\r\nHost: any\r\n",
        $"{Canary}\r\n",
    ];

    [Fact]
    public async Task No_log_level_shows_what_a_request_carried()
    {
        await using var app = await AppProcess.StartAsync(EverythingLogged);

        foreach (var request in Requests)
        {
            await SendAsync(app.Client.BaseAddress!, request + "Connection: close\r\n\r\n");
        }

        await app.StopAsync();

        Assert.Contains(app.Output, line => line.Contains("dbug:", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Output, line => line.Contains(Canary, StringComparison.Ordinal));
    }

    private static async Task SendAsync(Uri address, string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        Assert.StartsWith("HTTP/1.1 ", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
