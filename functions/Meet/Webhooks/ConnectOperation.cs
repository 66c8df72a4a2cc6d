using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes note that a peer has connected: it is present from now on, unless it may not be there at all.</summary>
internal sealed class ConnectOperation(string peerId, string? displayName, TimeSpan reconnect, bool evicts) : RoomOperation<RoomEvent>
{
    private const string NotAdmitted = "not_admitted";

    public override void Need(RoomNeeds needs)
    {
        needs.Peer(peerId);
        needs.Places();
        needs.Row(RoomRows.Closing(peerId));
    }

    protected override RoomEvent? Decide(RoomState state)
    {
        var peer = state.Peer(peerId);
        peer = peer with { DisplayName = displayName ?? peer.DisplayName };
        if (peer.IsBlockedIn(state.Room) && (evicts || !peer.IsConnected))
        {
            return Refuse(state, peer, AccessReason.Blocked);
        }

        if (peer.IsConnected)
        {
            return Replace(state, peer);
        }

        if (state.PlaceOf(peer) is { } place)
        {
            return ConnectAt(state, peer, place);
        }

        if (peer.AnnouncedUntil > state.Now || peer is { IsModerator: true, AdmittedUntil: not null })
        {
            return Connect(state, state.WithPlace(peer, !peer.IsModerator));
        }

        peer = peer with { IsModerator = false };
        if (peer.AdmittedUntil is null && state.AnonymousPlaces.FirstOrDefault() is { } anonymous)
        {
            return ConnectAt(state, peer, anonymous);
        }

        if (state.HasFreePlace() is not { } hasFreePlace)
        {
            return null;
        }

        return ReasonAgainst(state, peer, hasFreePlace) is { } reason
            ? Refuse(state, peer, reason)
            : Connect(state, state.WithPlace(peer, holds: true));
    }

    private static string? ReasonAgainst(RoomState state, Peer peer, bool hasFreePlace)
    {
        if (peer.AdmittedUntil is not null)
        {
            return hasFreePlace ? null : AccessReason.Full;
        }

        if (!state.Room.IsKept)
        {
            return null;
        }

        if (state.Room.Policy.RequireAccessToken)
        {
            return NotAdmitted;
        }

        var decision = AccessRules.Decide(
            new AccessCase(state.Room, state.Now) { PeerId = peer.PeerId, Peer = peer, HasFreePlace = hasFreePlace });
        return decision.Allowed ? null : decision.Reason;
    }

    /// <summary>The place that an admission held becomes the connection's, and stays counted.</summary>
    private RoomEvent ConnectAt(RoomState state, Peer peer, string place)
    {
        var isCounted = state.IsCounted(place);
        state.Write(place, null);
        return Connect(state, peer with { HoldsPlace = isCounted, IsModerator = !isCounted });
    }

    private RoomEvent Connect(RoomState state, Peer peer)
    {
        state.Put(peer with
        {
            IsConnected = true,
            Since = state.Now,
            AdmittedUntil = null,
            LeftAt = null,
            ReplacedUntil = null,
            Replacements = 0,
        });
        if (state.Read(RoomRows.Closing(peerId)) is not null)
        {
            state.Write(RoomRows.Closing(peerId), null);
        }

        return Log(state, new RoomEvent(PresenceKind.Connected, state.Now, peerId, peer.DisplayName));
    }

    // The old connection's `disconnected` is still to come, or has been lost.
    private RoomEvent Replace(RoomState state, Peer peer)
    {
        var expected = peer.ReplacedUntil >= state.Now ? peer.Replacements : 0;
        state.Put(state.WithPlace(peer, !peer.IsModerator) with
        {
            AdmittedUntil = null,
            ReplacedUntil = state.Now + reconnect,
            Replacements = expected + 1,
        });
        return Log(state, new RoomEvent(PresenceKind.Replaced, state.Now, peerId, peer.DisplayName));
    }

    private RoomEvent Refuse(RoomState state, Peer peer, string reason)
    {
        if (!evicts)
        {
            return Connect(state, state.WithPlace(peer, holds: true));
        }

        if (peer.IsConnected)
        {
            state.Put(state.WithPlace(peer, holds: false) with { IsConnected = false, AdmittedUntil = null, LeftAt = state.Now });
        }

        var evicted = new RoomEvent(PresenceKind.Evicted, state.Now, peerId, peer.DisplayName, reason);
        state.Write(RoomRows.Closing(peerId), Closing.RowOf(evicted));
        return Log(state, evicted);
    }

    private static RoomEvent Log(RoomState state, RoomEvent entry)
    {
        state.Log(entry);
        return entry;
    }
}
