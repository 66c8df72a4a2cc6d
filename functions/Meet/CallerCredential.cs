using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace RtcFunctions.Meet;

/// <summary>The credential that Gcore sends: <c>Authorization</c> has to equal one line of a secret, so that two can be valid while one is rotated.</summary>
internal static class CallerCredential
{
    /// <summary>Takes the same time whichever line it equals, and however much of it.</summary>
    public static bool Matches(StringValues authorization, string lines)
    {
        if (authorization is not [{ Length: > 0 } sent])
        {
            return false;
        }

        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(sent));
        var matches = false;
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            matches |= CryptographicOperations.FixedTimeEquals(digest, SHA256.HashData(Encoding.UTF8.GetBytes(line)));
        }

        return matches;
    }
}
