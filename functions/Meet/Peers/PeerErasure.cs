using RtcFunctions.Meet.Invitations;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Peers;

/// <summary>Erases people: afterwards no row of a room tells the ID or the name.</summary>
public sealed class PeerErasure
{
    /// <summary>Others may write about the person meanwhile; who is still in the room will be written about again anyway.</summary>
    private const int MostPasses = 5;

    private readonly RoomQueues _queues;
    private readonly RoomInvitations _invitations;
    private readonly PeerRemoval _removal;
    private readonly ITableStore _table;

    internal PeerErasure(RoomQueues queues, RoomInvitations invitations, PeerRemoval removal, ITableStore table)
    {
        _queues = queues;
        _invitations = invitations;
        _removal = removal;
        _table = table;
    }

    /// <summary>False where nothing is known of the room.</summary>
    internal async Task<bool> EraseAsync(string roomId, string peerId, CancellationToken cancellationToken)
    {
        if (await _table.FindRoomAsync(roomId, cancellationToken) is not { } room)
        {
            return false;
        }

        var traces = new PersonTraces(_table, roomId, peerId);
        await traces.ReadAsync(cancellationToken);
        if (traces.IsToBeClosed || traces.Peer is { IsConnected: true })
        {
            // What is known of the person is about to go, and with it that somebody was to be closed.
            await _removal.RemoveAsync(roomId, peerId, traces.Peer?.IsBlockedIn(room) is true, cancellationToken);
            await traces.ReadAsync(cancellationToken);
        }

        // At least once: also where nothing is left of somebody, figures of the vendor's may yet bring him back.
        for (var pass = 0; pass < MostPasses && (pass == 0 || traces.HasAny); pass++)
        {
            await EraseAsync(roomId, peerId, traces, cancellationToken);
            await traces.ReadAsync(cancellationToken);
        }

        return true;
    }

    private async Task EraseAsync(string roomId, string peerId, PersonTraces traces, CancellationToken cancellationToken)
    {
        // An invitation that is theirs alone would be anybody's without their ID.
        await _invitations.RevokeOfAsync(roomId, peerId, cancellationToken);
        await _queues.RunAsync(roomId, new ErasePeerOperation(peerId, [.. traces.Places.Take(StripOperation.MostTogether)]), cancellationToken);
        foreach (var some in traces.Mentions.Chunk(StripOperation.MostTogether))
        {
            await _queues.RunAsync(roomId, new StripOperation(peerId, some), cancellationToken);
        }
    }
}
