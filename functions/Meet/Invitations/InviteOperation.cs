using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Invitations;

/// <summary>Adds an invitation to a room that we keep; a room that wants peer IDs has one offered where none was given.</summary>
internal sealed class InviteOperation(InvitationRequest request, string tokenHash) : RoomOperation<Decided<Invitation>>
{
    private readonly string _newPeerId = Guid.NewGuid().ToString();

    public override int MostChanges => 2;

    public override void Need(RoomNeeds needs)
    {
    }

    protected override Decided<Invitation> Decide(RoomState state)
    {
        if (state.Room is not { Epoch: { } epoch, Policy: var policy })
        {
            return new(null);
        }

        var invitation = new Invitation(tokenHash)
        {
            Epoch = epoch,
            ExpiresAt = state.Now + request.Life,
            PeerId = request.PeerId,
            OfferedPeerId = request.PeerId is null && policy.RequirePeerId ? _newPeerId : null,
            DisplayName = request.DisplayName,
            IsModerators = request.IsModerators,
            IsOneTime = request.IsOneTime,
        };
        state.Put(invitation);
        state.Log(new RoomEvent(RoomEvent.Invited, state.Now, invitation.PeerId ?? invitation.OfferedPeerId, invitation.DisplayName));
        return new(invitation);
    }
}
