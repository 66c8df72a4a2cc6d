namespace RtcFunctions.Privasea.Verifications;

/// <summary>What the timer must know of a verification that is still open.</summary>
internal sealed record OpenVerification(VerificationOrder Order, DateTimeOffset ExpiresAt);

/// <summary>Some that are open; <paramref name="Next"/> is the row to go on behind, null where these are the last.</summary>
internal sealed record OpenPage(IReadOnlyList<OpenVerification> Open, string? Next);
