using RtcFunctions.Meet.Peers;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Peers;

public sealed class RoomPeersTests : IDisposable
{
    private const string RoomId = "serv0slow";

    private readonly SqliteFile _file = new();
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 0)]
    public async Task Who_lapsed_while_storage_was_slow_is_not_counted_any_more(int seconds, int count)
    {
        var until = _clock.GetUtcNow().AddSeconds(2);
        await _file.Store.CommitAsync(
            RoomRows.Partition(RoomId),
            [
                TableChange.Insert(RoomRows.Room, Room.Unknown.ToRow()),
                TableChange.Insert(RoomRows.Peer("ada"), new Peer("ada") { AdmittedUntil = until }.ToRow()),
                TableChange.Insert(RoomRows.AnonymousPlace(until, "1"), []),
            ],
            default);
        var peers = new RoomPeers(new SlowTable(_file.Store, () => _clock.Advance(TimeSpan.FromSeconds(seconds))), _clock);

        var page = await peers.ListAsync(RoomId, new ListQuery(After: null, Limit: 10), default);

        Assert.Equal(count, page!.Count);
    }

    public void Dispose() => _file.Dispose();

    private sealed class SlowTable(ITableStore table, Action wait) : ITableStore
    {
        public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
            table.ReadAsync(partition, row, cancellationToken);

        public async Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken)
        {
            var page = await table.ReadRangeAsync(partition, range, limit, cancellationToken);
            wait();
            return page;
        }

        public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken) =>
            table.CommitAsync(partition, changes, cancellationToken);
    }
}
