using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Links;

/// <summary>The JWT of a room link: the room, the attributes with their JSON types, when the event starts and when it was made.</summary>
internal static class RoomJwt
{
    // Base64url goes into links, never into HTML: names in any script stay as short as they are.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Create(
        RoomJwtKey key, string roomId, IEnumerable<LinkValue> attributes, DateTimeOffset? startTime, DateTimeOffset issuedAt)
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

        return Sign(key, claims.WrittenSpan);
    }

    private static string Sign(RoomJwtKey key, ReadOnlySpan<byte> claims)
    {
        var header = key.Header;
        var signedLength = header.Length + 1 + Base64Url.GetEncodedLength(claims.Length);
        var token = new byte[signedLength + 1 + Base64Url.GetEncodedLength(key.SignatureLength)];
        header.CopyTo(token);
        token[header.Length] = (byte)'.';
        Base64Url.EncodeToUtf8(claims, token.AsSpan(header.Length + 1));

        Span<byte> signature = stackalloc byte[key.SignatureLength];
        key.Sign(token.AsSpan(0, signedLength), signature);
        token[signedLength] = (byte)'.';
        Base64Url.EncodeToUtf8(signature, token.AsSpan(signedLength + 1));
        return Encoding.ASCII.GetString(token);
    }
}
