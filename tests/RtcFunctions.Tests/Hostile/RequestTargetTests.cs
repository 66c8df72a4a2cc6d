namespace RtcFunctions.Tests.Hostile;

/// <summary>Targets and methods that are for proxies, and protocols that the app does not speak.</summary>
[Collection(nameof(HostileApp))]
public sealed class RequestTargetTests(HostileApp app)
{
    // RFC 9113: GOAWAY on the connection, with HTTP_1_1_REQUIRED.
    private const string GoAway = "\0\0\b\a\0\0\0\0\0\0\0\0\0\0\0\0\r";

    [Theory]
    [InlineData("GET http://{{canary}}/api/version HTTP/1.1", 400)]
    [InlineData("GET http://{{host}}/api/version HTTP/1.1", 200)]
    [InlineData("GET http://{{host}}/../api/./version HTTP/1.1", 200)]
    [InlineData("GET {{canary}} HTTP/1.1", 405)]
    [InlineData("GET * HTTP/1.1", 405)]
    [InlineData("GET //{{canary}}/api/version HTTP/1.1", 404)]
    [InlineData("OPTIONS * HTTP/1.1", 404)]
    [InlineData("OPTIONS /api/version HTTP/1.1", 404)]
    [InlineData("CONNECT {{canary}} HTTP/1.1", 400)]
    [InlineData("CONNECT {{host}} HTTP/1.1", 404)]
    [InlineData("CONNECT /api/version HTTP/1.1", 404)]
    [InlineData("TRACE /api/version HTTP/1.1", 404)]
    [InlineData("GET /api/version", 400)]
    [InlineData("GET  /api/version HTTP/1.1", 400)]
    [InlineData("G\x01T /api/version HTTP/1.1", 400)]
    [InlineData("GET /api/version HTTP/2.0", 505)]
    public async Task A_target_leads_to_a_function_of_ours_or_nowhere(string line, int status)
    {
        var answer = await AskAsync(line, "Cookie: not-to-be-echoed");

        Assert.Equal(status, answer?.Status);
        Assert.DoesNotContain("not-to-be-echoed", answer!.Head + answer.Body, StringComparison.Ordinal);
        Assert.False(app.CalledStranger);
    }

    [Theory]
    [InlineData("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")]
    [InlineData("Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__")]
    [InlineData("Upgrade: TLS/1.0\r\nConnection: Upgrade")]
    public async Task No_other_protocol_is_taken_up(string headers)
    {
        var answer = await AskAsync("GET /api/version HTTP/1.1", headers);

        Assert.Equal(200, answer?.Status);
        Assert.Null(answer!.Header("Upgrade"));
    }

    // So its abuses (rapid resets, floods of CONTINUATION) have nowhere to go.
    [Fact]
    public async Task Http_2_is_not_spoken_without_encryption()
    {
        using var connection = await RawConnection.OpenAsync(app.Address);

        await connection.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0");
        var answer = await connection.ReadToEndAsync(CancellationToken.None);

        Assert.Equal(GoAway, answer);
    }

    [Theory]
    [InlineData("Host: a\r\nHost: b")]
    [InlineData("Host: a b")]
    [InlineData("Host: a/b")]
    [InlineData("X: no host")]
    public async Task A_host_that_is_none_or_two_is_refused(string headers)
    {
        using var connection = await RawConnection.OpenAsync(app.Address);

        await connection.SendAsync($"GET /api/version HTTP/1.1\r\n{headers}\r\n\r\n");
        var answer = await connection.ReadAsync("GET", CancellationToken.None);

        Assert.Equal(400, answer?.Status);
    }

    // A target that names a host, and the header of that name, must agree.
    private async Task<RawAnswer?> AskAsync(string line, string headers)
    {
        using var connection = await RawConnection.OpenAsync(app.Address);
        var text = $"{line}\r\nHost: {{{{host}}}}\r\n{headers}\r\n\r\n";
        await connection.SendAsync(text.Replace("{{host}}", app.Values["host"], StringComparison.Ordinal)
            .Replace("{{canary}}", app.Values["canary"], StringComparison.Ordinal));
        return await connection.ReadAsync(line.Split(' ')[0], CancellationToken.None);
    }
}
