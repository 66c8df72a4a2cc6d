using System.Text.Json;
using RtcFunctions.Http;
using RtcFunctions.Meet.Invitations;

namespace RtcFunctions.Meet.Access;

/// <summary>
/// What the vendor asks: <c>{"accessToken","roomId","peerId"}</c>. A peer is null where it is missing and empty where it is
/// anonymous; of the token only its SHA-256 is kept.
/// </summary>
internal sealed record AccessRequest(string RoomId, string? PeerId, string? TokenHash)
{
    /// <summary>Null where it is not such an object; unknown fields are not looked at.</summary>
    public static AccessRequest? Read(ReadOnlyMemory<byte> body) =>
        JsonText.Parse(body) is { ValueKind: JsonValueKind.Object } json
        && TryRead(json, "roomId", out var roomId) && roomId is not null && Meet.RoomId.IsWellFormed(roomId)
        && TryRead(json, "peerId", out var peerId) && (peerId is null or "" || Meet.PeerId.IsWellFormed(peerId))
        && TryRead(json, "accessToken", out var token)
            ? new(roomId, peerId, string.IsNullOrEmpty(token) ? null : AccessToken.Hash(token))
            : null;

    private static bool TryRead(JsonElement json, string name, out string? text)
    {
        text = null;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return text is not null;
    }
}
