using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Meet.Links;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Invitations;

/// <summary>
/// Lists a room's invitations: <c>after</c> (an invitation's ID), <c>limit</c> →
/// <c>{"invitations":[{"invitationId","peerId","displayName","role","oneTime","expiresAt","usedBy"}],"next"}</c>.
/// </summary>
public sealed partial class ListMeetInvitations(RoomInvitations invitations)
{
    private static readonly ShownInvitationsContext Json = new(AnswerJson.CreateOptions());

    [Function(nameof(ListMeetInvitations))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}/invitations")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (RoomRequest.Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        if (ListQuery.Read(request, AccessToken.IsHash).Failed(out var query, out var problem))
        {
            return problem;
        }

        return await invitations.ListAsync(roomId, query, cancellationToken) is { } page
            ? TypedResults.Json(new ShownInvitations([.. page.Items.Select(Show)], page.Next), Json.ShownInvitations)
            : RoomRequest.NotFound(roomId);
    }

    private static ShownInvitation Show(Invitation invitation) => new(
        invitation.TokenHash,
        invitation.PeerId,
        invitation.DisplayName,
        invitation.IsModerators ? LinkAttribute.Moderator : null,
        invitation.IsOneTime,
        Rfc3339.Format(invitation.ExpiresAt),
        invitation.UsedBy);

    internal sealed record ShownInvitations(IReadOnlyList<ShownInvitation> Invitations, string? Next);

    internal sealed record ShownInvitation(
        string InvitationId, string? PeerId, string? DisplayName, string? Role, bool OneTime, string ExpiresAt, string? UsedBy);

    [JsonSerializable(typeof(ShownInvitations))]
    private sealed partial class ShownInvitationsContext : JsonSerializerContext;
}
