using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;

namespace RtcFunctions.Relay;

/// <summary>Up to two more attempts. Polly comes in behind the first, since few calls need a second.</summary>
internal sealed class VendorRetries(TimeProvider clock)
{
    private readonly ResiliencePipeline<Attempt> _retries = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions<Attempt>
        {
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(100),
            DelayGenerator = arguments => new(arguments.Outcome.Result?.Answer?.RetryAfter(clock.GetUtcNow())),
            MaxRetryAttempts = 2,
            ShouldHandle = arguments => new(arguments.Outcome.Result is { MayBeSentAgain: true }),
            UseJitter = true,
        })
        .Build();

    /// <summary>The last attempt; what it threw is in its outcome.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Outcome<Attempt>> CallAsync(ResilienceContext context, Exchange exchange)
    {
        var first = await exchange.SendAsync(context.CancellationToken);
        return first.Result is { IsRefused: true } or { MayBeSentAgain: true } ? await CallAgainAsync(first, context, exchange) : first;
    }

    private ValueTask<Outcome<Attempt>> CallAgainAsync(Outcome<Attempt> first, ResilienceContext context, Exchange exchange)
    {
        Outcome<Attempt>? sent = first;
        return _retries.ExecuteOutcomeAsync(AttemptAsync, context, exchange);

        ValueTask<Outcome<Attempt>> AttemptAsync(ResilienceContext context, Exchange exchange)
        {
            if (sent is not { } outcome)
            {
                return exchange.AttemptAsync(context.CancellationToken);
            }

            sent = null;
            return exchange.SignAgainAsync(outcome, context.CancellationToken);
        }
    }
}
