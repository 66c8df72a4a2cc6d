using Azure.Core;
using Azure.Core.Pipeline;

namespace RtcFunctions.Storage.AzureTables;

internal sealed class RoundTripPolicy(StorageMetrics metrics) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => metrics.CountRoundTrip();
}
