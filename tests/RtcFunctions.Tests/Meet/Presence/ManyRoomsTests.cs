using System.Diagnostics;
using RtcFunctions.Tests.Meet.Rooms;
using RtcFunctions.Tests.Meet.Webhooks;

namespace RtcFunctions.Tests.Meet.Presence;

/// <summary>However many rooms there are, the vendor is called at a pace.</summary>
public sealed class ManyRoomsTests(RoomsApp app) : MeetTests(app), IClassFixture<RoomsApp>
{
    private const int Rooms = 500;
    private const int MostCallsASecond = 20;

    [Fact]
    public async Task Five_hundred_rooms_are_right_after_one_run_of_one_paced_call_each()
    {
        var roomIds = Enumerable.Range(0, Rooms).Select(i => $"serv{i % 4}many{i}").ToArray();
        await Parallel.ForEachAsync(roomIds, async (roomId, _) =>
        {
            var told = $$"""{"event":"connected","roomId":"{{roomId}}","peerId":"ada"}""";
            using var response = await PostAsync("/api/meet/webhooks", told, ("Authorization", RoomsApp.WebhookCredential));
            response.EnsureSuccessStatusCode();
        });
        var started = Stopwatch.StartNew();

        using var run = await PostAsync("/admin/functions/ReconcileMeetPresence", null);
        foreach (var roomId in roomIds)
        {
            await Eventually.HoldsAsync(async () => (await new StoredRoom(app.Store, roomId).ReadAsync()).Occupancy.Connected == 0);
        }

        Assert.Equal(Rooms, Received.Count);
        Assert.All(Received, request => Assert.EndsWith("/numberPeers", request.RawPath, StringComparison.Ordinal));
        Assert.True(started.Elapsed >= TimeSpan.FromSeconds((Rooms - 50) / MostCallsASecond), $"{Rooms} calls took {started.Elapsed}.");
    }
}
