using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace RtcFunctions.Storage.AzureTables;

// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key#table-service-shared-key-authorization
internal sealed class SharedKeyPolicy(SharedKey key, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.TryGetValue("Content-Type", out var contentType);
        var resource = $"/{key.Account}{request.Uri.ToUri().AbsolutePath}";
        var signature = key.Sign($"{request.Method}\n\n{contentType}\n{date}\n{resource}");

        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", $"SharedKey {key.Account}:{signature}");
    }
}
