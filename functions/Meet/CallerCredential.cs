using System.Runtime.CompilerServices;
using Microsoft.Extensions.Primitives;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet;

/// <summary>The credential that Gcore sends: <c>Authorization</c> has to equal one line of a secret, so that two can be valid while one is rotated.</summary>
internal static class CallerCredential
{
    private static readonly ConditionalWeakTable<Secret, KeyRing> Rings = [];

    /// <summary>Takes the same time whichever line it equals, and however much of it.</summary>
    public static bool Matches(StringValues authorization, Secret lines) =>
        authorization is [{ Length: > 0 } sent] && Rings.GetValue(lines, Read).Opens(sent);

    private static KeyRing Read(Secret lines) =>
        new(lines.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
