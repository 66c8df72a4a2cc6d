namespace RtcFunctions.Privasea.Verifications;

/// <summary>The code that a person enters in Privasea's app, and its end where the vendor says.</summary>
internal sealed record VerifyCode(string Code, DateTimeOffset? ExpiresAt)
{
    /// <summary>Null where the answer of <c>verify_code</c> is no success.</summary>
    public static VerifyCode? Read(PrivaseaEnvelope answer) =>
        answer.IsSuccess && answer.Text("verify_code") is { Length: > 0 } code
            ? new(code, answer.Number("expire_time") is { } time ? PrivaseaTime.Read(time) : null)
            : null;
}
