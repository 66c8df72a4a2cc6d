using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Agora.Tokens;

/// <summary>
/// Agora's AccessToken2: <c>"007" + base64(zlib(signature ‖ body))</c>, after DynamicKey/AgoraDynamicKey in AgoraIO/Tools.
/// Its times are seconds from <c>issuedAt</c>.
/// </summary>
internal static class AccessToken2
{
    public const string Version = "007";

    private const int OnStack = 1024;
    private const int SignatureLength = sizeof(ushort) + HMACSHA256.HashSizeInBytes;

    /// <summary>The services come in order of their type, each once.</summary>
    public static string Create(
        string appId, string certificate, uint issuedAt, uint expiresIn, uint salt, ReadOnlySpan<AgoraService> services)
    {
        var length = StoredZlib.Overhead + SignatureLength + BodyLength(appId, services);
        var stream = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        stream = stream[..length];
        var signature = stream.Slice(StoredZlib.HeaderLength, SignatureLength);
        var body = stream[(StoredZlib.HeaderLength + SignatureLength)..^sizeof(uint)];

        WriteBody(new TokenWriter(body), appId, issuedAt, expiresIn, salt, services);
        WriteSignature(signature, certificate, issuedAt, salt, body);
        StoredZlib.Frame(stream);
        return Write(stream);
    }

    private static int BodyLength(string appId, ReadOnlySpan<AgoraService> services)
    {
        var length = TokenWriter.LengthOf(appId) + 3 * sizeof(uint) + sizeof(ushort);
        foreach (var service in services)
        {
            length += service.Length;
        }

        return length;
    }

    private static void WriteBody(
        TokenWriter writer, string appId, uint issuedAt, uint expiresIn, uint salt, ReadOnlySpan<AgoraService> services)
    {
        writer.Text(appId);
        writer.UInt32(issuedAt);
        writer.UInt32(expiresIn);
        writer.UInt32(salt);
        writer.UInt16((ushort)services.Length);
        foreach (var service in services)
        {
            service.WriteTo(ref writer);
        }
    }

    private static void WriteSignature(Span<byte> destination, string certificate, uint issuedAt, uint salt, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[sizeof(uint)];
        Span<byte> text = stackalloc byte[AppCertificate.Length];
        Span<byte> issueKey = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> signingKey = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];

        BinaryPrimitives.WriteUInt32LittleEndian(number, issuedAt);
        HMACSHA256.HashData(number, text[..Encoding.UTF8.GetBytes(certificate, text)], issueKey);
        BinaryPrimitives.WriteUInt32LittleEndian(number, salt);
        HMACSHA256.HashData(number, issueKey, signingKey);
        HMACSHA256.HashData(signingKey, body, signature);
        new TokenWriter(destination).Bytes(signature);
    }

    private static string Write(ReadOnlySpan<byte> stream) =>
        string.Create(Version.Length + (stream.Length + 2) / 3 * 4, stream, static (token, bytes) =>
        {
            Version.CopyTo(token);
            Convert.TryToBase64Chars(bytes, token[Version.Length..], out _);
        });
}
