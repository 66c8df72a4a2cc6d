using RtcFunctions.Meet.Invitations;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Peers;

/// <summary>Takes people out of rooms: here, and at the vendor.</summary>
public sealed class PeerRemoval
{
    private readonly RoomQueues _queues;
    private readonly RoomInvitations _invitations;
    private readonly PeerClosings _closings;
    private readonly ITableStore _table;

    internal PeerRemoval(RoomQueues queues, RoomInvitations invitations, PeerClosings closings, ITableStore table)
    {
        _table = table;
        _queues = queues;
        _invitations = invitations;
        _closings = closings;
    }

    /// <summary>Whether the vendor has closed the peer, or nobody was to be closed; null where there is no such room.</summary>
    internal async Task<bool?> RemoveAsync(string roomId, string peerId, bool blocks, CancellationToken cancellationToken)
    {
        if (blocks || !await IsBlockedAsync(roomId, peerId, cancellationToken))
        {
            // First, so that nobody comes back by one while the removal is under way.
            await _invitations.RevokeOfAsync(roomId, peerId, cancellationToken);
        }

        var removed = await _queues.RunAsync(roomId, new RemoveOperation(peerId, blocks), cancellationToken);
        if (removed.Value is not { } removal)
        {
            return null;
        }

        return removal.ClosingStoredAt is not { } stored || await _closings.TryAsync(roomId, peerId, stored, cancellationToken);
    }

    private async Task<bool> IsBlockedAsync(string roomId, string peerId, CancellationToken cancellationToken) =>
        await _table.FindRoomAsync(roomId, cancellationToken) is { } room
        && await _table.FindPeerAsync(roomId, peerId, cancellationToken) is { } peer
        && peer.IsBlockedIn(room);
}
