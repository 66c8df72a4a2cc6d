using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RtcFunctions.Agora.Tokens;

/// <summary>Tokens of either version, each with a salt of its own.</summary>
internal static class AgoraTokens
{
    /// <summary>An <c>006</c> token takes one service, RTC or RTM.</summary>
    public static string Create(
        string version, string appId, string certificate, DateTimeOffset issuedAt, uint expiresIn, ReadOnlySpan<AgoraService> services)
    {
        var issued = checked((uint)issuedAt.ToUnixTimeSeconds());
        var salt = 0u;
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(new Span<uint>(ref salt)));
        return version == AccessToken.Version
            ? AccessToken.Create(appId, certificate, issued, expiresIn, salt, services[0])
            : AccessToken2.Create(appId, certificate, issued, expiresIn, salt, services);
    }
}
