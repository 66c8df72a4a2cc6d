using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes the vendor's webhook about either, its <c>apiEvent</c>: somebody has entered a room or left it.</summary>
public sealed class ReceiveMeetWebhook(MeetWebhooks webhooks)
{
    [Function(nameof(ReceiveMeetWebhook))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "meet/webhooks")] HttpRequest request) =>
        webhooks.ReceiveAsync(request, null);
}
