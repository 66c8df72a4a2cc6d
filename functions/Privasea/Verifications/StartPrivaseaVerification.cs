using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>
/// Asks for a verification code, and follows what comes of it:
/// <c>{"channel","channel_user_id","order_id","expire_time"?:minutes}</c> →
/// <c>{"orderId","status","verifyCode","expiresAt","decidedAt"}</c>. A known order is answered as it stands.
/// </summary>
public sealed class StartPrivaseaVerification(
    VerificationStore verifications, VerificationCalls calls, RelayEngine relay, TimeProvider clock)
{
    private const long MaxMinutes = 365 * 24 * 60;

    [Function(nameof(StartPrivaseaVerification))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "privasea/verifications")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if ((await JsonFields.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var fields, out var problem))
        {
            return problem;
        }

        var order = VerificationOrder.Read(fields);
        var minutes = fields.OptionalInteger("expire_time", 0, MaxMinutes);
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        var call = calls.VerifyCode(order, minutes);
        return await relay.DryRunAsync(request, call)
            // Read first: while storage is away, no code is asked for that could not be kept.
            ?? (await verifications.FindAsync(order, cancellationToken) is { } known
                ? VerificationAnswer.Show(known, StatusCodes.Status200OK)
                : await StartAsync(call, order, minutes, cancellationToken));
    }

    private async Task<IResult> StartAsync(RelayCall call, VerificationOrder order, long? minutes, CancellationToken cancellationToken)
    {
        if ((await relay.AskAsync(call, cancellationToken)).Failed(out var answer, out var problem))
        {
            return problem;
        }

        if (VerifyCode.Read(PrivaseaEnvelope.Read(answer.Json)) is not { } code)
        {
            return RelayEngine.HandBack(call, answer);
        }

        answer.Dispose();
        var started = Verification.Start(order, code, minutes, clock.GetUtcNow());

        // Not cancelled: the code has been given out, and a caller who left may ask for it again.
        if (await verifications.AddAsync(started, CancellationToken.None))
        {
            return VerificationAnswer.Show(started, StatusCodes.Status201Created);
        }

        // Another request for this order was faster; its code is the one that is kept.
        var kept = await verifications.FindAsync(order, cancellationToken) ?? started;
        return VerificationAnswer.Show(kept, StatusCodes.Status200OK);
    }
}
