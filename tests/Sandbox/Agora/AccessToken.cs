using System.Security.Cryptography;
using System.Text;

namespace RtcFunctions.Sandbox.Agora;

/// <summary>What an <c>006</c> token holds; its expiries are absolute, in seconds.</summary>
public sealed record AccessToken(string AppId, uint Salt, uint Timestamp, IReadOnlyDictionary<int, uint> Privileges)
{
    public const int RtmLogin = 1000;

    private const string Version = "006";
    private const int AppIdLength = 32;

    /// <summary>The token names neither its channel nor its user: both are in its signature, and must be known.</summary>
    internal static AccessToken Read(string token, string certificate, string channel, string uid)
    {
        if (!token.StartsWith(Version, StringComparison.Ordinal) || token.Length < Version.Length + AppIdLength)
        {
            throw new RefusedTokenException("the token does not begin with 006 and an app ID");
        }

        var appId = token.Substring(Version.Length, AppIdLength);
        var reader = new TokenReader(Base64(token[(Version.Length + AppIdLength)..]));
        var signature = reader.Bytes();
        var (channelSum, uidSum) = (reader.UInt32(), reader.UInt32());
        var message = reader.Bytes();
        reader.End();

        if (channelSum != Crc32(channel) || uidSum != Crc32(uid))
        {
            throw new RefusedTokenException("the token is of another channel or user");
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes(appId + channel + uid), .. message];
        if (!signature.SequenceEqual(HMACSHA256.HashData(Encoding.UTF8.GetBytes(certificate), signed)))
        {
            throw new RefusedTokenException("the token was not signed with this certificate");
        }

        var content = new TokenReader(message);
        var read = new AccessToken(appId, content.UInt32(), content.UInt32(), content.Privileges());
        content.End();
        return read;
    }

    private static byte[] Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new RefusedTokenException("the token is no base64");
        }
    }

    /// <summary>The sum of zip and PNG, bit by bit: polynomial 0xEDB88320.</summary>
    private static uint Crc32(string text)
    {
        var sum = uint.MaxValue;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
