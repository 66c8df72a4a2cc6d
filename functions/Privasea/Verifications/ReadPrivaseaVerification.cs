using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>Tells how a verification stands: <c>{"orderId","status","verifyCode","expiresAt","decidedAt"}</c>.</summary>
public sealed class ReadPrivaseaVerification(VerificationStore verifications)
{
    [Function(nameof(ReadPrivaseaVerification))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "privasea/verifications/{orderId}")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (VerificationOrder.Read(request).Failed(out var order, out var problem))
        {
            return problem;
        }

        return await verifications.FindAsync(order, cancellationToken) is { } kept
            ? VerificationAnswer.Show(kept, StatusCodes.Status200OK)
            : Problem.NotFound("No verification was started for this channel, user and order.");
    }
}
