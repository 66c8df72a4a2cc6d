using System.Net;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Sandbox;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Operations;

public sealed class SweepExpiredTests : IDisposable
{
    private const int Expired = 100_000;

    private readonly SqliteFile _file = new();

    [Fact]
    public async Task A_hundred_thousand_expired_rows_go_in_little_memory_and_no_live_one_does()
    {
        await FillAsync();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Storage__SqlitePath"] = _file.Path,
            // Hexadecimal: 48 MiB for all objects. The app takes a third of it; the rows together would be far above.
            ["DOTNET_GCHeapHardLimit"] = "3000000",
        };
        await using var app = await AppProcess.StartAsync(settings);

        using var answer = await app.Client.PostAsync("/admin/functions/SweepExpired", null);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Eventually.HoldsAsync(async () => (await NamesAsync()).Count == 1);
        Assert.Equal(["live"], await NamesAsync());
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync("/api/health/live")).StatusCode);
    }

    public void Dispose() => _file.Dispose();

    private async Task FillAsync()
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(50);
        await _file.Store.CommitAsync(RoomRows.Index, [RoomRows.IndexedAt(now, "serv0crowded")], default);
        foreach (var numbers in Enumerable.Range(0, Expired).Chunk(100))
        {
            await PutAsync([.. numbers.Select(number =>
                TableChange.Upsert(RoomRows.Event(number), new RoomEvent("connected", now, $"peer-{number}", new string('x', 400)).ToRow()))]);
        }

        await PutAsync([
            TableChange.Upsert(RoomRows.Room, new Room { LastEvent = Expired }.ToRow()),
            TableChange.Upsert(RoomRows.Event(Expired), new RoomEvent("connected", TimeProvider.System.GetUtcNow(), "live").ToRow()),
        ]);
    }

    private Task<CommitOutcome> PutAsync(IReadOnlyList<TableChange> changes) =>
        _file.Store.CommitAsync(RoomRows.Partition("serv0crowded"), changes, default);

    private async Task<List<string?>> NamesAsync()
    {
        var page = await _file.Store.ReadRangeAsync(RoomRows.Partition("serv0crowded"), RoomRows.Events, 10, default);
        return [.. page.Entities.Select(row => row.Properties.GetString("peerId"))];
    }
}
