namespace RtcFunctions.Tests.Hostile;

/// <summary>Two requests in one: what one reader of HTTP takes for a body, another might take for a request.</summary>
[Collection(nameof(HostileApp))]
public sealed class SmugglingTests(HostileApp app)
{
    private const string Smuggled = "smuggled";
    private const string Front = "POST /api/zego/tokens HTTP/1.1\r\nHost: {{host}}\r\nx-functions-key: {{key}}\r\n";
    private const string Chunks = "Transfer-Encoding: chunked\r\n\r\n";

    private const string Behind =
        "GET /api/zego/digitalhuman/GetDigitalHumanList HTTP/1.1\r\nHost: {{host}}\r\nx-functions-key: {{key}}\r\n"
        + "X-Request-ID: " + Smuggled + "\r\nConnection: close\r\n\r\n";

    public static TheoryData<string> Ambiguous =>
    [
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: \x0b" + "chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
        "X-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length : 2\r\n\r\n{}",
        " Content-Length: 2\r\n\r\n{}",
        "X: a\rContent-Length: 2\r\n\r\n{}",
        "X: a\r\r\nContent-Length: 2\r\n\r\n{}",
        "X: a\0b\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2, 2\r\n\r\n{}",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length: 2;\r\n\r\n{}",
        "Content-Length: \r\n\r\n{}",
        "Content-Length: 2 2\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        Chunks + "2;a\n{}\r\n0\r\n\r\n",
        Chunks + "2\n{}\n0\n\n",
        Chunks + "0x2\r\n{}\r\n0\r\n\r\n",
        Chunks + "-2\r\n{}\r\n0\r\n\r\n",
        Chunks + "FFFFFFFFF\r\n{}\r\n0\r\n\r\n",
        Chunks + "10000000000000002\r\n{}\r\n0\r\n\r\n",
        Chunks + "\r\n{}\r\n0\r\n\r\n",
        Chunks + "2 \r\n{}\r\n0\r\n\r\n",
        Chunks + " 2\r\n{}\r\n0\r\n\r\n",
        Chunks + "1\r\n{}\r\n0\r\n\r\n",
    ];

    public static TheoryData<string> Clear =>
    [
        "Content-Length: 2\r\n\r\n{}",
        "X: a\nContent-Length: 2\r\n\r\n{}",
        "Transfer_Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}",
        "Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 2\r\n\r\n{}",
        Chunks + "2;a=b;c=\"d\"\r\n{}\r\n0\r\n\r\n",
        Chunks + "0000002\r\n{}\r\n0\r\n\r\n",
        Chunks + "2\r\n{}\r\n0\r\nContent-Length: 500\r\nTransfer-Encoding: chunked\r\n\r\n",
        Chunks + "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n",
    ];

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task A_length_that_could_be_read_in_two_ways_ends_the_connection(string framed)
    {
        var answers = await AnswersToAsync(framed);

        Assert.Equal([400], answers.Select(answer => answer.Status));
        Assert.DoesNotContain(app.Vendors.Zego.Received, request => request.Header(HostileRequests.Mark) == Smuggled);
    }

    [Theory]
    [MemberData(nameof(Clear))]
    public async Task What_is_clear_leaves_the_next_request_whole(string framed)
    {
        var answers = await AnswersToAsync(framed);

        Assert.Equal([400, 200], answers.Select(answer => answer.Status));
        Assert.Equal("zego", answers[1].Header(AnswerFaults.VendorHeader));
    }

    [Fact]
    public async Task A_key_in_the_trailers_is_none()
    {
        using var connection = await RawConnection.OpenAsync(app.Address);

        await connection.SendAsync(Filled(
            "POST /api/zego/tokens HTTP/1.1\r\nHost: {{host}}\r\n" + Chunks + "2\r\n{}\r\n0\r\nx-functions-key: {{key}}\r\n\r\n"));
        var answer = await connection.ReadAsync("POST", CancellationToken.None);

        Assert.Equal(401, answer?.Status);
    }

    private async Task<IReadOnlyList<RawAnswer>> AnswersToAsync(string framed)
    {
        app.Vendors.Forget();
        using var connection = await RawConnection.OpenAsync(app.Address);
        await connection.SendAsync(Filled(Front + framed + Behind));

        var answers = new List<RawAnswer>();
        while (await connection.ReadAsync("POST", CancellationToken.None) is { } answer)
        {
            answers.Add(answer);
        }

        Assert.Equal("", connection.Rest);
        return answers;
    }

    private string Filled(string text) => app.Values.Aggregate(
        text, (filled, value) => filled.Replace($"{{{{{value.Key}}}}}", value.Value, StringComparison.Ordinal));
}
