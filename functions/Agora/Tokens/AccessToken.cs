using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Agora.Tokens;

/// <summary>
/// Agora's older AccessToken: <c>"006" + appId + base64(signature ‖ crc(channel) ‖ crc(uid) ‖ message)</c>, after
/// DynamicKey/AgoraDynamicKey in AgoraIO/Tools. Its times are absolute, and it opens one service.
/// </summary>
internal static class AccessToken
{
    public const string Version = "006";

    private const int OnStack = 512;

    private static readonly ushort[] RtmLogin = [1000];

    public static string Create(string appId, string certificate, uint issuedAt, uint expiresIn, uint salt, AgoraService service)
    {
        var expiresAt = checked(issuedAt + expiresIn);
        var servedUntil = checked(issuedAt + service.Seconds);
        return service.Type == AgoraServiceType.Rtm
            ? Create(appId, certificate, service.User!, "", salt, expiresAt, RtmLogin, servedUntil)
            : Create(appId, certificate, service.Room!, service.User!, salt, expiresAt, service.Privileges, servedUntil);
    }

    public static string Create(
        string appId, string certificate, string channel, string uid, uint salt, uint expiresAt,
        ReadOnlySpan<ushort> privileges, uint servedUntil)
    {
        var messageLength = 2 * sizeof(uint) + sizeof(ushort) + (sizeof(ushort) + sizeof(uint)) * privileges.Length;
        var namesLength = Encoding.UTF8.GetByteCount(appId) + Encoding.UTF8.GetByteCount(channel) + Encoding.UTF8.GetByteCount(uid);
        var length = namesLength + messageLength;
        Span<byte> signed = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        signed = signed[..length];
        var message = signed[namesLength..];

        WriteNames(signed, appId, channel, uid);
        WriteMessage(new TokenWriter(message), salt, expiresAt, privileges, servedUntil);

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(certificate), signed, signature);

        Span<byte> content = stackalloc byte[2 * sizeof(ushort) + signature.Length + 2 * sizeof(uint) + messageLength];
        var writer = new TokenWriter(content);
        writer.Bytes(signature);
        writer.UInt32(Crc32.Compute(channel));
        writer.UInt32(Crc32.Compute(uid));
        writer.Bytes(message);
        return $"{Version}{appId}{Convert.ToBase64String(content)}";
    }

    private static void WriteNames(Span<byte> destination, string appId, string channel, string uid)
    {
        destination = destination[Encoding.UTF8.GetBytes(appId, destination)..];
        destination = destination[Encoding.UTF8.GetBytes(channel, destination)..];
        Encoding.UTF8.GetBytes(uid, destination);
    }

    private static void WriteMessage(TokenWriter writer, uint salt, uint expiresAt, ReadOnlySpan<ushort> privileges, uint servedUntil)
    {
        writer.UInt32(salt);
        writer.UInt32(expiresAt);
        writer.UInt16((ushort)privileges.Length);
        foreach (var privilege in privileges)
        {
            writer.UInt16(privilege);
            writer.UInt32(servedUntil);
        }
    }
}
