using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Invitations;

/// <summary>The invitations to the rooms that we keep.</summary>
public sealed class RoomInvitations
{
    private readonly RoomQueues _queues;
    private readonly ITableStore _table;

    internal RoomInvitations(RoomQueues queues, ITableStore table)
    {
        _queues = queues;
        _table = table;
    }

    /// <summary>Null where we keep no such room.</summary>
    internal async Task<Invitation?> AddAsync(
        string roomId, InvitationRequest request, string tokenHash, CancellationToken cancellationToken) =>
        (await _queues.RunAsync(roomId, new InviteOperation(request, tokenHash), cancellationToken)).Value;

    /// <summary>False where there was none.</summary>
    internal async Task<bool> RevokeAsync(string roomId, string tokenHash, CancellationToken cancellationToken)
    {
        var revocation = new RevokeOperation([tokenHash], (room, invitation) => invitation.Epoch == room.Epoch);
        return await _queues.RunAsync(roomId, revocation, cancellationToken) is [_];
    }

    /// <summary>Revokes those that are one peer's alone.</summary>
    internal async Task RevokeOfAsync(string roomId, string peerId, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        await foreach (var invitation in ScanAsync(roomId, after: null, cancellationToken))
        {
            if (invitation.IsOnlyFor(peerId))
            {
                found.Add(invitation.TokenHash);
            }
        }

        foreach (var some in found.Chunk(RevokeOperation.MostTogether))
        {
            await _queues.RunAsync(roomId, new RevokeOperation(some, (_, invitation) => invitation.IsOnlyFor(peerId)), cancellationToken);
        }
    }

    /// <summary>Null where we keep no such room. Those to an earlier making of it are dead, and not listed.</summary>
    internal async Task<ListPage<Invitation>?> ListAsync(string roomId, ListQuery query, CancellationToken cancellationToken)
    {
        if (await _table.FindRoomAsync(roomId, cancellationToken) is not { IsKept: true } room)
        {
            return null;
        }

        var listed = await ScanAsync(roomId, query.After, cancellationToken)
            .Where(invitation => invitation.Epoch == room.Epoch)
            .Take(query.Limit + 1)
            .ToListAsync(cancellationToken);
        return ListPage<Invitation>.Cut(listed, query.Limit, invitation => invitation.TokenHash);
    }

    internal IAsyncEnumerable<Invitation> ScanAsync(string roomId, string? after, CancellationToken cancellationToken)
    {
        var range = RoomRows.Invitations.Behind(after is null ? null : RoomRows.Invitation(after));
        return _table.ScanAsync(roomId, range, cancellationToken)
            .Select(row => Invitation.From(row.Row[RoomRows.Invitations.From.Length..], row.Properties));
    }
}
