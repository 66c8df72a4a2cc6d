using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Retention;

/// <summary>Goes over all rooms, from where the last run stopped: events, invitations and people of long ago are removed.</summary>
internal sealed class RoomSweeper(ITableStore table, RoomQueues queues) : ISweeper
{
    private const int RoomsOfAPage = 100;
    private const int RoomsTogether = 8;

    private readonly ScanPosition _position = new(table, RoomRows.Positions, "sweep");

    public async Task SweepAsync(DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = RoomsTogether, CancellationToken = cancellationToken };
        var position = await _position.ReadAsync(cancellationToken);
        do
        {
            var page = await table.ReadRangeAsync(RoomRows.Index, RowRange.All.Behind(position), RoomsOfAPage, cancellationToken);
            await Parallel.ForEachAsync(
                page.Entities,
                together,
                async (entry, cancelled) => await new RoomSweep(table, queues, entry, cutoff).RunAsync(cancelled));
            position = page.Next is null ? null : page.Entities[^1].Row;
            await _position.SaveAsync(position, cancellationToken);
        }
        while (position is not null);
    }
}
