using System.Buffers.Binary;

namespace RtcFunctions.Tests.Hostile.Http2;

/// <summary>What HTTP/2 lets one connection do to a server: each ends with that connection, and nobody else feels it.</summary>
public sealed class Http2Tests(SecureApp app) : IClassFixture<SecureApp>, IAsyncLifetime
{
    private const byte Ok = 0x88;
    private const int EnhanceYourCalm = 0xb;
    private const int LargestFrame = 16 * 1024;

    private readonly CancellationToken _patience = new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;

    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_request_is_answered()
    {
        await using var connection = await Http2Connection.OpenAsync(app);

        await connection.SendAsync([Http2Frame.Request(1)]);
        var answer = await connection.ReadAsync(Http2Frame.Headers, _patience);

        Assert.Equal(Ok, answer?.Payload[0]);
    }

    [Fact]
    public async Task Requests_that_are_cancelled_at_once_end_their_connection()
    {
        await using var connection = await Http2Connection.OpenAsync(app);

        await connection.SendAsync(Enumerable.Range(0, 20_000).SelectMany(number =>
            new[] { Http2Frame.Request((2 * number) + 1), Http2Frame.Cancel((2 * number) + 1) }));
        var goAway = await connection.ReadAsync(Http2Frame.GoAway, _patience);

        Assert.True(goAway is null || Error(goAway) == EnhanceYourCalm);
    }

    [Fact]
    public async Task A_head_without_an_end_ends_its_connection()
    {
        await using var connection = await Http2Connection.OpenAsync(app);
        var head = new Http2Frame(Http2Frame.Headers, Http2Frame.EndStream, 1, Http2Frame.VersionFields);
        // A field of its own in each: a short name, and a value that fills the frame.
        byte[] field = [0x00, 0x01, (byte)'x', 0x7f, .. Length(LargestFrame - 100), .. Enumerable.Repeat((byte)'a', LargestFrame - 100)];

        var isTaken = await connection.SendAsync([head, .. Enumerable.Repeat(new Http2Frame(Http2Frame.Continuation, 0, 1, field), 10_000)]);
        await connection.ReadAsync(Http2Frame.GoAway, _patience);

        Assert.False(isTaken);
    }

    [Fact]
    public async Task A_small_head_that_stands_for_a_large_one_is_refused()
    {
        await using var connection = await Http2Connection.OpenAsync(app);
        // 3,000 bytes go into the table of both sides, and each byte behind them stands for all of those.
        byte[] kept = [0x40, 0x01, (byte)'x', 0x7f, .. Length(3000), .. Enumerable.Repeat((byte)'a', 3000)];
        byte[] head = [.. Http2Frame.VersionFields, .. kept, .. Enumerable.Repeat((byte)0xbe, 10_000)];

        await connection.SendAsync([new(Http2Frame.Headers, Http2Frame.EndStream | Http2Frame.EndHeaders, 1, head)]);
        var answer = await connection.ReadAsync(Http2Frame.Headers, _patience);

        Assert.NotEqual(Ok, answer?.Payload[0]);
    }

    [Fact]
    public async Task Answers_that_nobody_lets_come_keep_nobody_waiting()
    {
        const byte InitialWindowSize = 4;
        await using var connection = await Http2Connection.OpenAsync(app, 0, InitialWindowSize, 0, 0, 0, 0);

        await connection.SendAsync(Enumerable.Range(0, 100).Select(number => Http2Frame.Request((2 * number) + 1)));
        var answer = await connection.ReadAsync(Http2Frame.Headers, _patience);

        Assert.Equal(Ok, answer?.Payload[0]);
    }

    public async Task DisposeAsync()
    {
        Assert.Equal(200, await app.AskAsOtherAsync(_patience));
        Assert.Empty(app.LoggedFaults);
    }

    private static int Error(Http2Frame goAway) => BinaryPrimitives.ReadInt32BigEndian(goAway.Payload.AsSpan(4));

    /// <summary>The rest of a length that does not fit a prefix of seven bits: RFC 7541, section 5.1.</summary>
    private static IEnumerable<byte> Length(int length)
    {
        for (length -= 127; length >= 128; length >>= 7)
        {
            yield return (byte)(length | 128);
        }

        yield return (byte)length;
    }
}
