using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Strangers ask, and ask, with tokens that nobody gave them.</summary>
public sealed class RefusalFloodTests(RoomsApp rooms) : RoomTests(rooms), IClassFixture<RoomsApp>
{
    private const int Strangers = 64;
    private const int Participants = 50;
    private const int DeniedPerMinute = 60;

    private static readonly TimeSpan LongestCheck = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_flood_of_refusals_neither_slows_who_may_enter_nor_logs_more_than_a_line_for_each_request()
    {
        await OkAsync(PutAsync("{}"), System.Net.HttpStatusCode.Created);
        var token = await TokenAsync();
        var (isOver, refused) = (false, 0);
        var flood = Enumerable.Range(0, Strangers).Select(async stranger =>
        {
            while (!Volatile.Read(ref isOver))
            {
                Assert.Equal("invalid_token", await CheckAsync($"stranger-{stranger}", Guid.NewGuid().ToString()));
                Interlocked.Increment(ref refused);
            }
        }).ToArray();
        await Eventually.HoldsAsync(() => Task.FromResult(Volatile.Read(ref refused) > 1000));

        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Participants; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Assert.Equal("admitted", await CheckAsync($"participant-{i}", token));
            slowest = new[] { slowest, Stopwatch.GetElapsedTime(started) }.Max();
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(flood);

        Assert.InRange(slowest, TimeSpan.Zero, LongestCheck);
        var denied = (await EventsAsync()).Count(entry => entry.StartsWith("denied", StringComparison.Ordinal));
        // The flood may go on from one minute into the next, and each leaves one event that counts the rest.
        var minutes = 2;
        Assert.InRange(denied, 1, minutes * (DeniedPerMinute + 1));
        Assert.InRange(App.Output.Count(line => !IsOfARequest(line)), 0, refused / 10);
    }

    /// <summary>The line that each request has, and the one above it that says whose it is.</summary>
    private static bool IsOfARequest(string line) =>
        line.Contains("CheckMeetAccess POST", StringComparison.Ordinal) || line.Contains("TelemetryMiddleware", StringComparison.Ordinal);
}
