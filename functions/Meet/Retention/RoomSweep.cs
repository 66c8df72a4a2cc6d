using RtcFunctions.Meet.Attendance;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Retention;

/// <summary>The sweep of one room, which <paramref name="entry"/> of the index names.</summary>
internal sealed class RoomSweep(ITableStore table, RoomQueues queues, TableEntity entry, DateTimeOffset cutoff)
{
    private readonly string _roomId = entry.Row;
    private readonly string _partition = RoomRows.Partition(entry.Row);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await DeleteEventsAsync(cancellationToken);
        await DeleteInvitationsAsync(cancellationToken);
        await TakePlacesBackAsync(cancellationToken);
        await ForgetPeersAsync(cancellationToken);
        await ForgetAttendanceAsync(cancellationToken);
        await ForgetRoomAsync(cancellationToken);
    }

    private Task DeleteEventsAsync(CancellationToken cancellationToken)
    {
        var oldest = table.ScanAsync(_roomId, RoomRows.Events, cancellationToken)
            .TakeWhile(row => RoomEvent.From(row.Properties).At < cutoff);
        return table.DeleteAsync(_partition, oldest, cancellationToken);
    }

    private Task DeleteInvitationsAsync(CancellationToken cancellationToken)
    {
        var expired = table.ScanAsync(_roomId, RoomRows.Invitations, cancellationToken)
            .Where(row => Invitation.From(row.Row, row.Properties).ExpiresAt < cutoff);
        return table.DeleteAsync(_partition, expired, cancellationToken);
    }

    private async Task TakePlacesBackAsync(CancellationToken cancellationToken)
    {
        var hasMore = true;
        while (hasMore)
        {
            hasMore = (await queues.RunAsync(_roomId, new TakeBackOperation(), cancellationToken)).HasMore;
        }
    }

    private async Task ForgetPeersAsync(CancellationToken cancellationToken)
    {
        var gone = table.ScanAsync(_roomId, RoomRows.Peers, cancellationToken)
            .Select(row => Peer.From(RoomRows.PeerId(row.Row), row.Properties))
            .Where(peer => peer.IsGoneSince(cutoff))
            .Select(peer => peer.PeerId)
            .Chunk(ForgetPeersOperation.MostTogether);
        await foreach (var peerIds in gone)
        {
            await queues.RunAsync(_roomId, new ForgetPeersOperation(peerIds, cutoff), cancellationToken);
        }
    }

    private async Task ForgetAttendanceAsync(CancellationToken cancellationToken)
    {
        if (await table.ReadAsync(_partition, RoomRows.Attendance, cancellationToken) is not null)
        {
            await queues.RunAsync(_roomId, new ForgetAttendanceOperation(cutoff), cancellationToken);
        }
    }

    /// <summary>
    /// A room that we do not keep goes with its last row. Whoever makes it anew writes its index row first: then that one is not as
    /// it was read, and stays.
    /// </summary>
    private async Task ForgetRoomAsync(CancellationToken cancellationToken)
    {
        if (!RoomRows.IsIndexedBefore(cutoff, entry))
        {
            return;
        }

        var rest = await table.ReadRangeAsync(_partition, RowRange.All, limit: 2, cancellationToken);
        if (rest.Entities is [] || (rest.Entities is [var last] && await ForgetAsync(last, cancellationToken)))
        {
            await table.CommitAsync(RoomRows.Index, [TableChange.Delete(_roomId, entry.ETag)], cancellationToken);
        }
    }

    private async Task<bool> ForgetAsync(TableEntity last, CancellationToken cancellationToken) =>
        last.Row == RoomRows.Room
        && !Room.From(last.Properties).IsKept
        && await table.CommitAsync(_partition, [TableChange.Delete(last.Row, last.ETag)], cancellationToken) is CommitOutcome.Committed;
}
