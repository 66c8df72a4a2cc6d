using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Relay;

/// <summary>The attempts of one call, each signed afresh.</summary>
internal sealed class Exchange(
    RelayCall call,
    IHeaderDictionary? callerHeaders,
    Credentials credentials,
    VendorTransport transport,
    VendorTelemetry telemetry,
    TimeSpan timeout,
    TimeProvider clock)
{
    /// <summary>How much of an answer that nobody reads is held back before it is streamed.</summary>
    private const int HeldBack = 64 * 1024;

    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromSeconds(60);

    private readonly long _began = clock.GetTimestamp();
    private Credentials _credentials = credentials;
    private TimeSpan _skew;
    private int _attempts;
    private bool _signedAgain;

    public RelayCall Call => call;

    /// <summary>
    /// Sends once, and once more where the signature was refused and there is reason to think that the next one is not. An exception is a
    /// value here, as Polly wants it: the caller has gone, or there is a bug.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Polly.Outcome<Attempt>> AttemptAsync(CancellationToken cancellationToken)
    {
        try
        {
            var attempt = await SendAsync(cancellationToken);
            if (attempt.Answer is { } answer && !_signedAgain && call.IsRefused(answer.Status, answer.Json.Span)
                && await MaySignBetterAsync(answer, cancellationToken))
            {
                _signedAgain = true;
                attempt.Dispose();
                attempt = await SendAsync(cancellationToken);
            }

            return Polly.Outcome.FromResult(attempt);
        }
        catch (Exception e)
        {
            return Polly.Outcome.FromException<Attempt>(e);
        }
    }

    /// <summary>Tells of the end of the call, and gives what it came to.</summary>
    public Attempt End(Attempt last)
    {
        telemetry.Called(call, last, _attempts, clock.GetElapsedTime(_began), isCallers: callerHeaders is not null);
        return last;
    }

    private async ValueTask<bool> MaySignBetterAsync(VendorAnswer refusal, CancellationToken cancellationToken)
    {
        var skew = refusal.Date - clock.GetUtcNow() ?? TimeSpan.Zero;
        var isSkewed = skew.Duration() > ToleratedSkew;
        if (isSkewed)
        {
            _skew = skew;
        }

        var renewed = await call.Credentials.RenewAsync(_credentials, cancellationToken);
        if (renewed.Failed(out var credentials, out _) || credentials.HasSameVersionsAs(_credentials))
        {
            return isSkewed;
        }

        _credentials = credentials;
        return true;
    }

    // Pooled, with all that waits for a vendor: what a waiting method holds is most of what a call allocates.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> SendAsync(CancellationToken cancellationToken)
    {
        using var lease = call.Pace is null ? null : await TakeTurnAsync(call.Pace, cancellationToken);
        if (lease is { IsAcquired: false })
        {
            return Attempt.Of(Http.Problem.RateLimited($"Too many calls to {call.Vendor} are waiting already.", TimeSpan.FromSeconds(1)));
        }

        using var span = AttemptSpan.Begin(call, ++_attempts);
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        var watch = AnswerWatch.Begin();
        HttpResponseMessage? response = null;
        VendorBody? body = null;
        try
        {
            var signed = call.Sign(_credentials, clock.GetUtcNow() + _skew);
            var request = VendorRequest.Create(call, signed, callerHeaders);
            span.GoesTo(request.RequestUri!);
            response = VendorTransport.Checked(await transport.SendAsync(request, deadline.Token));
            body = new VendorBody(await response.Content.ReadAsStreamAsync(cancellationToken), deadline, timeout, cancellationToken);
            var isJson = call.ReadsUpTo > 0 && VendorAnswer.IsJson(response);
            await HoldAsync(body, response.Content.Headers.ContentLength, isJson);
            return span.End(Attempt.Of(new VendorAnswer(response, body, isJson)));
        }
        catch (Exception e)
        {
            body?.Dispose();
            response?.Dispose();
            deadline.Dispose();
            if (AttemptFailures.Of(e, watch.HasBegun, hasBody: body is not null, cancellationToken) is not AttemptFailure.None and var failure)
            {
                return span.End(Attempt.Of(failure));
            }

            span.End(e);
            throw;
        }
    }

    private ValueTask HoldAsync(VendorBody body, long? length, bool isJson) =>
        call.RewritesAnswer || (isJson && !(length > call.ReadsUpTo))
            ? body.HoldAsync(call.ReadsUpTo, length, untilPause: false)
            : body.HoldAsync(HeldBack, length, untilPause: true);

    private async ValueTask<RateLimitLease> TakeTurnAsync(RateLimiter pace, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var lease = await pace.AcquireAsync(1, cancellationToken);
        telemetry.Waited(call, clock.GetElapsedTime(started), lease.IsAcquired);
        return lease;
    }
}
