using System.Security.Cryptography;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;

namespace RtcFunctions.Meet.Access;

/// <summary>Decides whether somebody may enter, and holds the place that this takes.</summary>
internal sealed class AccessOperation(AccessRequest request, bool isStrangers, TimeSpan admission, TimeSpan reconnect)
    : RoomOperation<AccessAnswer>
{
    private readonly string? _peerId = request.PeerId;
    private readonly string? _tokenHash = request.TokenHash;
    private string? _owner;

    public override void Need(RoomNeeds needs)
    {
        needs.Places();
        if (_peerId is { Length: > 0 })
        {
            needs.Peer(_peerId);
            needs.Row(RoomRows.Closing(_peerId));
        }

        if (_tokenHash is not null)
        {
            needs.Invitation(_tokenHash);
        }

        if (_owner is not null)
        {
            needs.Peer(_owner);
        }
    }

    protected override AccessAnswer? Decide(RoomState state)
    {
        var invitation = _tokenHash is null ? null : state.Invitation(_tokenHash);
        if (invitation?.UsedBy is { } owner && owner != _peerId && owner != _owner)
        {
            // Whether the token is spent, its owner's row tells, and that is read with the next group.
            _owner = owner;
            return null;
        }

        if (state.HasFreePlace() is not { } hasFreePlace)
        {
            return null;
        }

        var peer = _peerId is { Length: > 0 } ? state.Peer(_peerId) : null;
        var check = new AccessCase(state.Room, state.Now)
        {
            PeerId = _peerId,
            Peer = peer,
            TokenHash = _tokenHash,
            Invitation = invitation,
            IsTokenSpent = invitation is { IsOneTime: true } && IsSpent(invitation, state),
            HoldsPlace = peer is null ? IsHeldFor(invitation, state.Now) : state.PlaceOf(peer) is not null,
            HasFreePlace = hasFreePlace,
            IsStrangers = isStrangers,
        };

        var decision = AccessRules.Decide(check);
        if (decision.Allowed)
        {
            Admit(check, decision, state);
        }

        return new AccessAnswer(decision, state.Room.IsKept);
    }

    private bool IsSpent(Invitation invitation, RoomState state) =>
        invitation.AnonymousUntil <= state.Now
        || (invitation.UsedBy is { } owner && state.Peer(owner) is { IsConnected: false, LeftAt: { } left } && left + reconnect < state.Now);

    private static bool IsHeldFor(Invitation? invitation, DateTimeOffset now) => invitation?.AnonymousUntil > now;

    private void Admit(AccessCase check, AccessDecision decision, RoomState state)
    {
        var until = state.Now + admission;
        if (check.Peer is { } peer)
        {
            AdmitPeer(peer, check.Invitation, until, state);
        }
        else if (!check.HoldsPlace)
        {
            AdmitAnonymously(check.Invitation, until, state);
        }

        var name = check.Peer?.DisplayName ?? check.Invitation?.DisplayName;
        state.Log(new RoomEvent("admitted", state.Now, check.Peer?.PeerId, name, decision.Reason == AccessReason.Replaces ? decision.Reason : null));
    }

    private void AdmitPeer(Peer peer, Invitation? invitation, DateTimeOffset until, RoomState state)
    {
        var isModerator = invitation?.IsModerators ?? false;
        if (!peer.IsConnected)
        {
            MovePlace(peer, isModerator, until, state);
        }

        state.Put(peer with
        {
            DisplayName = invitation?.DisplayName ?? peer.DisplayName,
            Since = peer.IsConnected ? peer.Since : state.Now,
            AdmittedUntil = until,
            IsModerator = isModerator,
            Invitation = _tokenHash,
            LeftAt = null,
            IsPutOut = false,
        });
        state.StopClosing(peer.PeerId);
        if (invitation is { IsOneTime: true, UsedBy: null })
        {
            state.Put(invitation with { UsedBy = peer.PeerId });
        }
    }

    private static void MovePlace(Peer peer, bool isModerator, DateTimeOffset until, RoomState state)
    {
        if (state.PlaceOf(peer) is { } place)
        {
            state.GiveBack(place);
        }

        if (!isModerator)
        {
            state.TakePlace();
            state.HoldUntil(until, peer.PeerId);
        }
    }

    private static void AdmitAnonymously(Invitation? invitation, DateTimeOffset until, RoomState state)
    {
        var id = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var isCounted = invitation is not { IsModerators: true };
        if (isCounted)
        {
            state.TakePlace();
        }

        state.HoldAnonymouslyUntil(until, id, isCounted);
        if (invitation is { IsOneTime: true })
        {
            state.Put(invitation with { AnonymousPlace = RoomRows.AnonymousPlace(until, id), AnonymousUntil = until });
        }
    }
}
