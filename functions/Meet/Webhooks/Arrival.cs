using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>
/// A connection that has come about: its peer is present from now on, which <paramref name="presence"/> tells the log, unless it may
/// not be there at all.
/// </summary>
internal sealed class Arrival(RoomState state, Peer peer, RoomEvent presence, bool evicts)
{
    private const string NotAdmitted = "not_admitted";

    /// <summary>Where nobody told us of it yet: until when somebody may.</summary>
    public DateTimeOffset? FoundUntil { get; init; }

    public static void NeedFor(string peerId, RoomNeeds needs)
    {
        needs.Peer(peerId);
        needs.Places();
        needs.Row(RoomRows.Closing(peerId));
    }

    /// <summary>What was logged; null where more has to be read first.</summary>
    public RoomEvent? Judge()
    {
        if (peer.IsBlockedIn(state.Room) && evicts)
        {
            return Evict(AccessReason.Blocked);
        }

        var place = state.PlaceOf(peer);
        if (IsModerators)
        {
            if (place is not null)
            {
                state.GiveBack(place);
            }

            return Let(state.WithPlace(peer, holds: false) with { IsModerator = true });
        }

        return place is not null ? LetIn(place)
            : peer.IsAnnounced(state.Now) ? Let(state.WithPlace(Guest, holds: true))
            : peer.AdmittedUntil is null && state.AnonymousPlaces.FirstOrDefault() is { } anonymous ? LetIn(anonymous)
            : JudgeUnexpected();
    }

    /// <summary>The peer was there before, and need not have asked again.</summary>
    public RoomEvent LetBack() => Let(state.WithPlace(peer, !peer.ConnectsAsModerator(state.Now)));

    /// <summary>Closes it at the vendor, or where nobody is evicted lets it be, above the maximum if need be.</summary>
    public RoomEvent Evict(string reason = NotAdmitted)
    {
        if (!evicts)
        {
            return Let(state.WithPlace(Guest, holds: true));
        }

        if (peer.IsConnected)
        {
            state.Put(state.WithPlace(peer, holds: false) with
            {
                IsConnected = false,
                AdmittedUntil = null,
                LeftAt = state.Now,
                IsPutOut = true,
            });
        }

        var evicted = new RoomEvent(PresenceKind.Evicted, state.Now, peer.PeerId, peer.DisplayName, reason);
        state.Write(RoomRows.Closing(peer.PeerId), Closing.RowOf(evicted));
        state.Log(evicted);
        return evicted;
    }

    // An earlier visit's role is not this one's.
    private bool IsModerators => peer.ConnectsAsModerator(state.Now) && (peer.IsAnnounced(state.Now) || peer.AdmittedUntil is not null);

    private Peer Guest => peer with { IsModerator = false };

    private RoomEvent? JudgeUnexpected() =>
        state.HasFreePlace() is not { } hasFreePlace ? null
        : ReasonAgainst(hasFreePlace) is { } reason ? Evict(reason)
        : Let(state.WithPlace(Guest, holds: true));

    private string? ReasonAgainst(bool hasFreePlace)
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
    private RoomEvent LetIn(string place)
    {
        var isCounted = state.IsCounted(place);
        state.Write(place, null);
        return Let(peer with { HoldsPlace = isCounted, IsModerator = !isCounted });
    }

    private RoomEvent Let(Peer present)
    {
        state.Put(present with
        {
            IsConnected = true,
            Since = state.Now,
            AdmittedUntil = null,
            LeftAt = null,
            IsPutOut = false,
            FoundUntil = FoundUntil,
            ReplacedUntil = null,
            Replacements = 0,
        });
        state.StopClosing(peer.PeerId);
        state.Log(presence);
        return presence;
    }
}
