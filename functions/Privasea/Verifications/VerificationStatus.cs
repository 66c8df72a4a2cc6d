namespace RtcFunctions.Privasea.Verifications;

/// <summary>How a verification stands, in the words of our answers.</summary>
internal static class VerificationStatus
{
    public const string Pending = "pending";
    public const string Verified = "verified";
    public const string Failed = "failed";
    public const string NotYourself = "not_yourself";
    public const string Expired = "expired";

    private const long NotFound = 200404;

    /// <summary>What an answer of <c>verify_status</c> says; null where it says nothing.</summary>
    public static string? Read(PrivaseaEnvelope answer) => answer.IsSuccess
        ? answer.Number("verify_status") switch
        {
            0 => Pending,
            1 => Verified,
            2 => Failed,
            3 => NotYourself,
            _ => null,
        }
        : answer.Code == NotFound ? Expired : null;
}
