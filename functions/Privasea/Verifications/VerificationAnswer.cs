using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>A verification as callers see it.</summary>
internal sealed partial record VerificationAnswer(string OrderId, string Status, string VerifyCode, string ExpiresAt, string? DecidedAt)
{
    private static readonly VerificationJson Json = new(AnswerJson.CreateOptions());

    public static IResult Show(Verification kept, int status)
    {
        var decidedAt = kept.DecidedAt is { } time ? Rfc3339.Format(time) : null;
        return TypedResults.Json(
            new VerificationAnswer(kept.Order.OrderId, kept.Status, kept.VerifyCode, Rfc3339.Format(kept.ExpiresAt), decidedAt),
            Json.VerificationAnswer,
            statusCode: status);
    }

    [JsonSerializable(typeof(VerificationAnswer))]
    private sealed partial class VerificationJson : JsonSerializerContext;
}
