using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes the vendor's webhook that somebody has left a room.</summary>
public sealed class ReceiveMeetLeave(MeetWebhooks webhooks)
{
    [Function(nameof(ReceiveMeetLeave))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "meet/webhooks/closePeer")] HttpRequest request) =>
        webhooks.ReceiveAsync(request, PresenceKind.Disconnected);
}
