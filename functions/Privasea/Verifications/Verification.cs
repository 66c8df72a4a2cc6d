namespace RtcFunctions.Privasea.Verifications;

/// <summary>One request to a person to prove that it is them, from the code that they were given to what came of it.</summary>
internal sealed record Verification(
    VerificationOrder Order,
    string VerifyCode,
    DateTimeOffset StartedAt,
    DateTimeOffset ExpiresAt,
    string Status,
    DateTimeOffset? DecidedAt)
{
    private const long DefaultMinutes = 15;

    public bool IsOpen => Status == VerificationStatus.Pending;

    /// <summary>One that begins now, for as long as the vendor says, else for as long as it was asked for.</summary>
    public static Verification Start(VerificationOrder order, VerifyCode code, long? minutes, DateTimeOffset now)
    {
        var expiresAt = code.ExpiresAt ?? now.AddMinutes(minutes is null or 0 ? DefaultMinutes : minutes.Value);
        var started = new Verification(order, code.Code, now, expiresAt, VerificationStatus.Pending, DecidedAt: null);
        return started.HasLapsed(now) ? started.Decide(VerificationStatus.Expired, now) : started;
    }

    public bool HasLapsed(DateTimeOffset now) => IsOpen && ExpiresAt <= now;

    /// <summary>Whenever that is noticed, nothing is decided after the end.</summary>
    public Verification Decide(string status, DateTimeOffset now) => status == VerificationStatus.Pending
        ? this
        : this with { Status = status, DecidedAt = now < ExpiresAt ? now : ExpiresAt };
}
