using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Links;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Invitations;

/// <summary>
/// Invites to a room: <c>{"peerId"?,"displayName"?,"role"?,"expiresIn","oneTime"?}</c> → 201
/// <c>{"invitationId","accessToken","expiresAt","url","peerId"?}</c>. The token is told here and never again.
/// </summary>
public sealed partial class InviteToMeetRoom(RoomInvitations invitations, RelayEngine relay, IOptions<MeetOptions> options)
{
    private static readonly IssuedContext Json = new(AnswerJson.CreateOptions());

    [Function(nameof(InviteToMeetRoom))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "meet/rooms/{roomId}/invitations")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if ((await RoomRequest.ReadAsync(request, roomId, relay.MaxRequestBytes, cancellationToken)).Failed(out var fields, out var problem))
        {
            return problem;
        }

        var wanted = InvitationRequest.Read(fields);
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        if (options.Value.JwtRequired)
        {
            return Problem.OperationDisabled("The account requires JWTs (Meet__JwtRequired), so no access token can be used.");
        }

        var accessToken = AccessToken.Create();
        return await invitations.AddAsync(roomId, wanted, AccessToken.Hash(accessToken), cancellationToken) is { } invitation
            ? TypedResults.Json(Show(roomId, invitation, accessToken), Json.Issued, statusCode: StatusCodes.Status201Created)
            : RoomRequest.NotFound(roomId);
    }

    private Issued Show(string roomId, Invitation invitation, string accessToken)
    {
        var peerId = invitation.PeerId ?? invitation.OfferedPeerId;
        (string Name, string? Text)[] attributes = [("accessToken", accessToken), ("displayName", invitation.DisplayName), ("peerId", peerId)];
        var given = attributes.Where(attribute => attribute.Text is not null).Select(attribute => (attribute.Name, attribute.Text!));
        var url = RoomLink.Url(options.Value, LinkAttribute.Call, roomId, given, token: null);
        return new(invitation.TokenHash, accessToken, Rfc3339.Format(invitation.ExpiresAt), url, peerId);
    }

    internal sealed record Issued(
        string InvitationId,
        string AccessToken,
        string ExpiresAt,
        string Url,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PeerId);

    [JsonSerializable(typeof(Issued))]
    private sealed partial class IssuedContext : JsonSerializerContext;
}
