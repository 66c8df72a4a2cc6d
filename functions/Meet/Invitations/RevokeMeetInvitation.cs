using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Invitations;

/// <summary>Makes an invitation void; who is in the room by it stays there.</summary>
public sealed class RevokeMeetInvitation(RoomInvitations invitations)
{
    [Function(nameof(RevokeMeetInvitation))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "meet/rooms/{roomId}/invitations/{invitationId}")] HttpRequest request,
        string roomId,
        string invitationId,
        CancellationToken cancellationToken)
    {
        if (RoomRequest.Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        return AccessToken.IsHash(invitationId) && await invitations.RevokeAsync(roomId, invitationId, cancellationToken)
            ? TypedResults.NoContent()
            : Problem.NotFound("There is no such invitation.");
    }
}
