using System.Globalization;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Connections that are cut, half closed, kept waiting, or overfull.</summary>
[Collection(nameof(HostileApp))]
public sealed class ConnectionTests(HostileApp app)
{
    private const string Version = "GET /api/version HTTP/1.1\r\nHost: a\r\n\r\n";
    private const string Relay = "POST /api/zego/digitalhuman/DriveByText HTTP/1.1\r\nHost: a\r\n";
    private const int Many = 200;

    private string WithKey => $"{HostileHeaders.Key}: {app.Values["key"]}\r\n";

    [Fact]
    public async Task Requests_one_behind_the_other_are_answered_in_order()
    {
        using var connection = await RawConnection.OpenAsync(app.Address);

        await connection.SendAsync(string.Concat(Enumerable.Range(0, 50).Select(number => number % 2 == 0
            ? Version
            : $"GET /api/none-{number} HTTP/1.1\r\nHost: a\r\n\r\n")));

        foreach (var number in Enumerable.Range(0, 50))
        {
            Assert.Equal(number % 2 == 0 ? 200 : 404, (await connection.ReadAsync("GET", CancellationToken.None))?.Status);
        }
    }

    [Theory]
    [InlineData("Content-Length: 20\r\n\r\n{}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{")]
    [InlineData("Content-Le")]
    public async Task What_is_cut_off_reaches_no_vendor_and_is_no_fault_of_ours(string rest)
    {
        app.Vendors.Forget();
        var logged = app.LoggedFaults.Count();
        for (var i = 0; i < Many; i++)
        {
            using var connection = await RawConnection.OpenAsync(app.Address);
            await connection.SendAsync(Relay + WithKey + rest);
            (i % 2 == 0 ? (Action)connection.Abort : connection.CloseSending)();
        }

        using var live = await app.App.Client.GetAsync("/api/health/live");
        Assert.Equal(200, (int)live.StatusCode);
        app.Vendors.Zego.EnsureNotCalled();
        Assert.Empty(app.LoggedFaults.Skip(logged));
    }

    [Fact]
    public async Task A_connection_that_is_half_closed_ends()
    {
        using var connection = await RawConnection.OpenAsync(app.Address);
        await connection.SendAsync(Relay + WithKey + "Content-Length: 20\r\n\r\n{}");
        connection.CloseSending();

        await connection.ReadToEndAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
    }

    [Fact]
    public async Task Connections_that_say_nothing_keep_nobody_waiting()
    {
        var idle = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => RawConnection.OpenAsync(app.Address)));
        await Task.WhenAll(idle.Select(connection => connection.SendAsync("GET /api/version HTTP/1.1\r\nHo").AsTask()));

        using var answer = await app.App.Client.GetAsync("/api/version", new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        Assert.Equal(200, (int)answer.StatusCode);
        Array.ForEach(idle, connection => connection.Dispose());
    }

    [Theory]
    [InlineData("414", 9_000, 0, 0)]
    [InlineData("431", 0, 101, 1)]
    [InlineData("431", 0, 1, 33_000)]
    [InlineData("431", 0, 90, 1_000)]
    public async Task A_head_has_an_end(string status, int target, int headers, int length)
    {
        using var connection = await RawConnection.OpenAsync(app.Address);

        await connection.SendAsync($"GET /{new string('a', target)} HTTP/1.1\r\nHost: a\r\n" + string.Concat(
            Enumerable.Range(0, headers).Select(number => $"X-{number}: {new string('b', length)}\r\n")));
        var answer = await connection.ReadAsync("GET", CancellationToken.None);

        Assert.Equal(status, answer?.Status.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Content-Length: 1048577\r\n\r\n")]
    [InlineData("Content-Length: 9223372036854775807\r\n\r\n")]
    [InlineData("Expect: 100-continue\r\nContent-Length: 1048577\r\n\r\n")]
    public async Task A_body_that_would_be_too_large_is_refused_before_it_is_sent(string rest)
    {
        using var connection = await RawConnection.OpenAsync(app.Address);

        await connection.SendAsync(Relay + WithKey + rest);
        var answer = await connection.ReadAsync("POST", CancellationToken.None);

        Assert.Equal(413, answer?.Status);
    }
}
