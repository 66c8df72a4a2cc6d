using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Links;

/// <summary>The JWT of a room link: the room, the attributes with their JSON types, when the event starts and when it was made.</summary>
internal static class RoomJwt
{
    // The vendor's claims and no others: neither a lifetime nor an issuer.
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    // Base64url goes into links, never into HTML: names in any script stay as short as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Create(
        SigningCredentials key, string roomId, IEnumerable<LinkValue> attributes, DateTimeOffset? startTime, DateTimeOffset issuedAt)
    {
        var claims = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(claims, Plain))
        {
            writer.WriteStartObject();
            writer.WriteString("roomId"u8, roomId);
            foreach (var value in attributes)
            {
                writer.WritePropertyName(value.Attribute.Name);
                value.Json.WriteTo(writer);
            }

            if (startTime is { } start)
            {
                writer.WriteString("startTime"u8, Rfc3339.Format(start));
            }

            writer.WriteNumber("iat"u8, issuedAt.ToUnixTimeSeconds());
            writer.WriteEndObject();
        }

        return Handler.CreateToken(Encoding.UTF8.GetString(claims.WrittenSpan), key);
    }
}
