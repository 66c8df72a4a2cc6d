using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes the vendor's webhook that somebody has entered a room.</summary>
public sealed class ReceiveMeetJoin(MeetWebhooks webhooks)
{
    [Function(nameof(ReceiveMeetJoin))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "meet/webhooks/joinPeer")] HttpRequest request) =>
        webhooks.ReceiveAsync(request, PresenceKind.Connected);
}
