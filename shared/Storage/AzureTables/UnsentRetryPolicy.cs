using Azure.Core;
using Azure.Core.Pipeline;

namespace RtcFunctions.Storage.AzureTables;

// A commit may be sent again blindly only where nothing of it reached the server.
internal sealed class UnsentRetryPolicy(int maxRetries, DelayStrategy delay) : RetryPolicy(maxRetries, delay)
{
    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        IsUnsent(exception) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsUnsent(exception) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    private static bool IsUnsent(Exception? exception) =>
        exception?.InnerException is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
        };
}
