using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Invitations;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;

namespace RtcFunctions.Meet.Peers;

/// <summary>
/// Takes a peer out of a room, and with <paramref name="blocks"/> keeps it out of it; without, where it is blocked, only lifts that.
/// That it must be closed at the vendor is written with it.
/// </summary>
internal sealed class RemoveOperation(string peerId, bool blocks) : RoomOperation<Decided<Removal>>
{
    private string? _tokenHash;

    public override int MostChanges => 7;

    public override void Need(RoomNeeds needs)
    {
        needs.Peer(peerId);
        needs.Row(RoomRows.Closing(peerId));
        needs.Places();
        if (_tokenHash is not null)
        {
            needs.Invitation(_tokenHash);
        }
    }

    protected override Decided<Removal>? Decide(RoomState state)
    {
        if (state.IsNew || (blocks && !state.Room.IsKept))
        {
            return new(null);
        }

        var peer = state.Peer(peerId);
        if (!blocks && peer.IsBlockedIn(state.Room))
        {
            state.Put(peer with { BlockedIn = null });
            return new(new Removal(ClosingStoredAt: null));
        }

        if (peer.Invitation is { } tokenHash && tokenHash != _tokenHash)
        {
            // What it entered by may have become its own since invitations were looked through.
            _tokenHash = tokenHash;
            return null;
        }

        return new(Remove(state, peer));
    }

    private Removal Remove(RoomState state, Peer peer)
    {
        if (_tokenHash is not null && state.Invitation(_tokenHash) is { } invitation && invitation.IsOnlyFor(peerId))
        {
            state.Revoke(invitation);
        }

        var left = state.Leave(peer);
        if (blocks || state.Read(RoomRows.Peer(peerId)) is not null)
        {
            state.Put(left with { BlockedIn = blocks ? state.Room.Epoch : null });
        }

        var removed = new RoomEvent("removed", state.Now, peerId, peer.DisplayName, blocks ? AccessReason.Blocked : null);
        state.Write(RoomRows.Closing(peerId), Closing.RowOf(removed));
        state.Log(removed);
        return new(state.Now);
    }
}
