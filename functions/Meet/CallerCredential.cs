using Microsoft.Extensions.Primitives;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet;

/// <summary>The credential that Gcore sends: <c>Authorization</c> has to equal one line of a secret, so that two can be valid while one is rotated.</summary>
internal static class CallerCredential
{
    /// <summary>Takes the same time whichever line it equals, and however much of it.</summary>
    public static bool Matches(StringValues authorization, string lines) =>
        authorization is [{ Length: > 0 } sent]
        && new KeyRing(lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Opens(sent);
}
