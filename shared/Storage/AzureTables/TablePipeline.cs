using System.Net.Sockets;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace RtcFunctions.Storage.AzureTables;

// Azure.Core's pipeline as Table storage wants it. An answer comes back, whatever it says of the request; that storage itself
// fails or refuses us is an outage.
internal sealed class TablePipeline
{
    private const int MaxRetries = 2;

    private readonly HttpPipeline _reads;
    private readonly HttpPipeline _commits;

    public TablePipeline(
        HttpPipelinePolicy authentication, StorageMetrics metrics, TimeSpan? tryTimeout = null, HttpPipelineTransport? transport = null)
    {
        var delay = DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));
        var options = new Options { RetryPolicy = new RetryPolicy(MaxRetries, delay) };
        options.Retry.NetworkTimeout = tryTimeout ?? TimeSpan.FromSeconds(2);
        options.Diagnostics.IsTelemetryEnabled = false;
        options.Transport = transport ?? options.Transport;
        options.AddPolicy(new RoundTripPolicy(metrics), HttpPipelinePosition.PerRetry);
        _reads = HttpPipelineBuilder.Build(options, authentication);
        options.RetryPolicy = new UnsentRetryPolicy(MaxRetries, delay);
        _commits = HttpPipelineBuilder.Build(options, authentication);
    }

    public Task<Response> ReadAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(_reads, RequestMethod.Get, address, content: null, cancellationToken);

    /// <summary>Sends once, unless no connection came about.</summary>
    public Task<Response> CommitAsync(Uri address, TableContent content, CancellationToken cancellationToken) =>
        SendAsync(_commits, RequestMethod.Post, address, content, cancellationToken);

    private static async Task<Response> SendAsync(
        HttpPipeline pipeline, RequestMethod method, Uri address, TableContent? content, CancellationToken cancellationToken)
    {
        var request = pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(address);
        request.Headers.Add("Accept", "application/json;odata=minimalmetadata");
        request.Headers.Add("DataServiceVersion", "3.0");
        request.Headers.Add("x-ms-version", "2020-12-06");
        if (content is not null)
        {
            request.Headers.Add("Content-Type", content.Type);
            request.Content = RequestContent.Create(content.Body);
        }

        try
        {
            var response = await pipeline.SendRequestAsync(request, cancellationToken);
            return response.Status is < 500 and not (401 or 403 or 408 or 429)
                ? response
                : throw new StorageUnavailableException($"Table storage answered {response.Status} ({TableError.Of(response)?.Code}).");
        }
        catch (Exception exception) when (IsOutage(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new StorageUnavailableException("Table storage did not answer.", exception);
        }
    }

    // A connection that is reset as soon as it is there is a bare SocketException.
    private static bool IsOutage(Exception exception) =>
        exception is RequestFailedException or AggregateException or OperationCanceledException or IOException or SocketException
            or AuthenticationFailedException;

    private sealed class Options : ClientOptions;
}
