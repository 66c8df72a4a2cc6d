using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Soak;

/// <summary>What must hold when all is over, whatever broke.</summary>
internal sealed class SoakTruth(SoakStage stage, SoakVisitors visitors, SoakTally tally)
{
    private const int Looks = 10;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private static readonly string[] OfConnected = ["connected", "evicted", "replaced"];
    private static readonly string[] NeverLogged =
        ["Unhandled exception", "NullReferenceException", "ObjectDisposedException", "KeyNotFoundException"];


    public async Task CheckAsync(IReadOnlyDictionary<string, SoakFollower> followers, SoakCaller caller)
    {
        foreach (var (room, follower) in followers)
        {
            var followed = await follower.ToTheEndAsync();
            var all = await new SoakFollower(caller, room).ToTheEndAsync();
            tally.Check(followed.SequenceEqual(all), $"who followed {room} read {followed.Count} events, not the {all.Count} that there are");
            tally.Check(all.DistinctBy(entry => entry.Cursor).Count() == all.Count, $"a cursor of {room} came twice");
            CheckEvents(room, all);
            await CheckPlacesAsync(room);
        }

        tally.Check(stage.Vendors.Gcore.Account.ReusedRefreshTokens == 0, "a refresh token was sent twice");
        tally.Check(stage.Vendors.Gcore.Account.Logins > 0, "nobody logged in");
        CheckLogs();
    }

    private void CheckEvents(string room, IReadOnlyList<SoakEvent> events)
    {
        var stored = events.Where(entry => entry.PeerId is not null).CountBy(entry => (entry.PeerId, Kind: KindOf(entry))).ToDictionary();
        foreach (var (key, (sent, acknowledged)) in visitors.Told.Where(told => told.Key.Room == room))
        {
            var times = stored.GetValueOrDefault((key.Peer, key.Event));
            tally.Check(
                acknowledged <= times && times <= sent,
                $"{key.Event} of {key.Peer} in {room} was sent {sent} times, acknowledged {acknowledged} times, and is stored {times} times");
        }
    }

    private static string KindOf(SoakEvent entry) => OfConnected.Contains(entry.Kind, StringComparer.Ordinal) ? "connected" : entry.Kind;

    // What was answered as too late may be under way still, and timers take back places that lapsed.
    private async Task CheckPlacesAsync(string room)
    {
        var stored = new StoredRoom(AzuriteStore.WithSharedKey(stage.Azurite.Port), room);
        var (counted, held) = (0L, 0);
        for (var look = 0; look < Looks && (look == 0 || counted != held); look++)
        {
            await Task.Delay(BetweenLooks);
            (counted, held) = ((await stored.ReadAsync()).Places, await stored.HeldPlacesAsync());
        }

        tally.Check(counted == held, $"{room} counts {counted} places, and its rows hold {held}");
        tally.Check(held <= SoakVisitors.MostInside, $"{room} gave out {held} places of {SoakVisitors.MostInside}");
    }

    private void CheckLogs()
    {
        var told = stage.Instances.SelectMany(instance => instance.Lines)
            .Where(line => NeverLogged.Any(word => line.Contains(word, StringComparison.Ordinal))
                || (line.Contains("The function ", StringComparison.Ordinal) && line.EndsWith(" failed.", StringComparison.Ordinal)));
        foreach (var line in told)
        {
            tally.Violated("logged: " + line.Trim());
        }
    }
}
