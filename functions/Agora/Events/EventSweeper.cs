using RtcFunctions.Storage;

namespace RtcFunctions.Agora.Events;

/// <summary>Removes the log's oldest rows. The head stays: a cursor that was given out never means another event.</summary>
internal sealed class EventSweeper(ITableStore store) : ISweeper
{
    public Task SweepAsync(DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        var oldest = store.ScanPartitionAsync(EventRows.Partition, EventRows.Log, cancellationToken).TakeWhile(row => EventRows.At(row) < cutoff);
        return store.DeleteAsync(EventRows.Partition, oldest, cancellationToken);
    }
}
