using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Invitations;

internal static class InvitationRows
{
    /// <summary>A revoked invitation is one that we no longer know.</summary>
    public static void Revoke(this RoomState state, Invitation invitation)
    {
        state.Write(RoomRows.Invitation(invitation.TokenHash), null);
        state.Log(new RoomEvent(RoomEvent.Revoked, state.Now, invitation.PeerId ?? invitation.UsedBy ?? invitation.OfferedPeerId, invitation.DisplayName));
    }
}
