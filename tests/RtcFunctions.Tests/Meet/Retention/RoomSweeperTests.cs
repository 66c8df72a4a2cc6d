using RtcFunctions.Meet.Peers;
using RtcFunctions.Meet.Retention;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Meet.Access;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Retention;

public sealed class RoomSweeperTests : IDisposable
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private readonly PresenceBench _bench = new();

    [Fact]
    public async Task What_ended_before_the_cutoff_is_removed_and_what_did_not_stays()
    {
        await _bench.Room.MakeAsync(new RoomPolicy { RequireAccessToken = true });
        await _bench.Room.InviteAsync("old");
        await _bench.CheckAsync("ada", "old");
        await _bench.ConnectAsync("ada");
        await _bench.DisconnectAsync("ada");
        Pass(Retention + TimeSpan.FromDays(2));
        await _bench.Room.InviteAsync("new");
        await _bench.CheckAsync("grace", "new");
        await _bench.ConnectAsync("grace");

        await SweepAsync();

        Assert.Equal(["admitted grace", "connected grace"], await _bench.LogAsync());
        Assert.Equal(
            ["event", "event", "invitation", "peer:grace", "room"],
            (await RowsAsync()).Select(row => row.StartsWith("peer", StringComparison.Ordinal) ? row : row.Split(':')[0]));
    }

    [Fact]
    public async Task A_peer_stays_as_long_as_it_is_connected_blocked_or_announced()
    {
        await _bench.Room.MakeAsync(new RoomPolicy { RequireAccessToken = false, ClosesAt = _bench.Room.Clock.GetUtcNow().AddDays(90) });
        await _bench.ConnectAsync("connected");
        await _bench.AnnounceAsync("announced");
        await _bench.RunAsync(new RemoveOperation("blocked", blocks: true));
        await _bench.ConnectAsync("gone");
        await _bench.DisconnectAsync("gone");
        Pass(Retention * 2);

        await SweepAsync();

        Assert.Equal(
            ["peer:announced", "peer:blocked", "peer:connected"],
            (await RowsAsync()).Where(RoomRows.IsPeer));
        Assert.Equal(1, await _bench.PlacesAsync());
    }

    [Fact]
    public async Task Places_that_lapsed_are_taken_back_however_many()
    {
        await _bench.Room.MakeAsync(new RoomPolicy { RequireAccessToken = false });
        await Task.WhenAll(Enumerable.Range(0, 230).Select(i => _bench.CheckAsync($"peer-{i}")));
        Pass(PresenceBench.Long);
        await _bench.CheckAsync("ada");

        await SweepAsync();

        Assert.Equal((1, 1), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    [Fact]
    public async Task A_room_that_nobody_keeps_goes_with_the_last_that_was_known_of_it()
    {
        await _bench.ConnectAsync("ada");
        await _bench.DisconnectAsync("ada");
        Pass(Retention - TimeSpan.FromDays(1));
        await SweepAsync();
        var before = await RowsAsync();

        Pass(TimeSpan.FromDays(2));
        await SweepAsync();

        Assert.Contains(RoomRows.Room, before);
        Assert.Empty(await RowsAsync());
        Assert.Empty(await IndexAsync());
    }

    [Fact]
    public async Task A_room_that_is_kept_stays_with_nothing_in_it()
    {
        await _bench.Room.MakeAsync(new RoomPolicy { MaxParticipants = 7 });
        Pass(Retention * 2);

        await SweepAsync();

        Assert.Equal(7, (await _bench.Room.ReadAsync()).Policy.MaxParticipants);
        Assert.Single(await IndexAsync());
    }

    [Fact]
    public async Task A_cursor_outlives_a_room_that_is_forgotten_and_comes_back()
    {
        await _bench.ConnectAsync("ada");
        await _bench.DisconnectAsync("ada");
        var cursor = (await _bench.Room.ReadAsync()).LastEvent;
        Pass(Retention * 2);
        await SweepAsync();

        await _bench.ConnectAsync("grace");

        Assert.True((await _bench.Room.ReadAsync()).LastEvent > cursor);
        Assert.Equal(["connected grace"], await _bench.LogAsync());
    }

    [Fact]
    public async Task A_room_that_comes_back_while_it_is_forgotten_keeps_its_place_in_the_index()
    {
        await _bench.ConnectAsync("ada");
        await _bench.DisconnectAsync("ada");
        Pass(Retention * 2);
        await SweepAsync();
        await _bench.ConnectAsync("ada");
        await _bench.DisconnectAsync("ada");
        Pass(Retention * 2);
        var table = new CommitHook(_bench.Room.Table, after: change => change is { Kind: TableChangeKind.Delete, Row: RoomRows.Room }, () => _bench.ConnectAsync("grace"));

        await SweepAsync(table);

        Assert.Equal(["connected grace"], await _bench.LogAsync());
        Assert.Equal([RoomBench.RoomId], await IndexAsync());
    }

    [Fact]
    public async Task A_room_that_is_just_being_made_keeps_its_place_in_the_index()
    {
        await _bench.Room.Table.CommitAsync(RoomRows.Index, [RoomRows.IndexedAt(_bench.Room.Clock.GetUtcNow(), RoomBench.RoomId)], default);

        await SweepAsync();

        Assert.Equal([RoomBench.RoomId], await IndexAsync());
    }

    [Fact]
    public async Task A_run_that_is_cut_short_is_gone_on_with_by_the_next()
    {
        var now = _bench.Room.Clock.GetUtcNow();
        foreach (var rooms in Enumerable.Range(1000, 350).Chunk(50))
        {
            await _bench.Room.Table.CommitAsync(RoomRows.Index, [.. rooms.Select(room => RoomRows.IndexedAt(now, $"room-{room}"))], default);
        }

        Pass(Retention * 2);
        using var end = new CancellationTokenSource();
        var table = new CommitHook(_bench.Room.Table, after: change => change.Row == "room-1150", end.CancelAsync);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SweepAsync(table, end.Token));
        var rest = await IndexAsync();
        // Those that the first run has done with are not looked at again.
        await _bench.Room.Table.CommitAsync(RoomRows.Index, [RoomRows.IndexedAt(now, "room-1007")], default);
        await SweepAsync();

        Assert.InRange(rest.Length, 150, 250);
        Assert.Equal(["room-1007"], await IndexAsync());
    }

    public void Dispose() => _bench.Dispose();

    private void Pass(TimeSpan time) => _bench.Pass(time);

    private Task SweepAsync(ITableStore? table = null, CancellationToken cancellationToken = default) =>
        new RoomSweeper(table ?? _bench.Room.Table, _bench.Room.NewInstance())
            .SweepAsync(_bench.Room.Clock.GetUtcNow() - Retention, cancellationToken);

    private Task<string[]> RowsAsync() => RowsAsync(RoomRows.Partition(RoomBench.RoomId));

    private Task<string[]> IndexAsync() => RowsAsync(RoomRows.Index);

    private async Task<string[]> RowsAsync(string partition) =>
        await _bench.Room.Table.ScanPartitionAsync(partition, RowRange.All, default).Select(row => row.Row).ToArrayAsync();

    /// <summary>Lets something happen right after a certain change was committed.</summary>
    private sealed class CommitHook(ITableStore table, Func<TableChange, bool> after, Func<Task> happen) : ITableStore
    {
        public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
            table.ReadAsync(partition, row, cancellationToken);

        public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken) =>
            table.ReadRangeAsync(partition, range, limit, cancellationToken);

        public async Task<CommitOutcome> CommitAsync(
            string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
        {
            var outcome = await table.CommitAsync(partition, changes, cancellationToken);
            if (changes.Any(after))
            {
                await happen();
            }

            return outcome;
        }
    }
}
