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

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ToleratedSkew = TimeSpan.FromSeconds(60);

    private readonly long _began = clock.GetTimestamp();
    private Credentials _credentials = credentials;
    private TimeSpan _skew;
    private int _attempts;
    private bool _signedAgain;

    public RelayCall Call => call;

    /// <summary>Sends once, and once more where the signature was refused and there is reason to think that the next one is not.</summary>
    public async ValueTask<Polly.Outcome<Attempt>> AttemptAsync(CancellationToken cancellationToken) =>
        await SignAgainAsync(await SendAsync(cancellationToken), cancellationToken);

    /// <summary>The attempt that was made, or where its signature was refused the one in its place.</summary>
    public async ValueTask<Polly.Outcome<Attempt>> SignAgainAsync(Polly.Outcome<Attempt> made, CancellationToken cancellationToken)
    {
        try
        {
            if (made.Result is not { IsRefused: true } refused || !await MaySignBetterAsync(refused.Answer!, cancellationToken))
            {
                return made;
            }

            _signedAgain = true;
            refused.Dispose();
            return await SendAsync(cancellationToken);
        }
        catch (Exception e)
        {
            return Polly.Outcome.FromException<Attempt>(e);
        }
    }

    /// <summary>Sends once. An exception is a value here, as Polly wants it: the caller has gone, or there is a bug.</summary>
    public ValueTask<Polly.Outcome<Attempt>> SendAsync(CancellationToken cancellationToken) =>
        call.Pace is null ? SendNowAsync(cancellationToken) : SendInTurnAsync(call.Pace, cancellationToken);

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

    private async ValueTask<Polly.Outcome<Attempt>> SendInTurnAsync(RateLimiter pace, CancellationToken cancellationToken)
    {
        try
        {
            var started = clock.GetTimestamp();
            using var lease = await pace.AcquireAsync(1, cancellationToken);
            telemetry.Waited(call, clock.GetElapsedTime(started), lease.IsAcquired);
            return lease.IsAcquired
                ? await SendNowAsync(cancellationToken)
                : Polly.Outcome.FromResult(Attempt.Of(
                    Http.Problem.RateLimited($"Too many calls to {call.Vendor} are waiting already.", TimeSpan.FromSeconds(1))));
        }
        catch (Exception e)
        {
            return Polly.Outcome.FromException<Attempt>(e);
        }
    }

    // Pooled, with all that waits for a vendor: what a waiting method holds is most of what a call allocates.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Polly.Outcome<Attempt>> SendNowAsync(CancellationToken cancellationToken)
    {
        using var span = AttemptSpan.Begin(call, ++_attempts);
        var deadline = Deadline.Begin(timeout, cancellationToken);
        var watch = new AnswerWatch();
        HttpResponseMessage? response = null;
        VendorBody? body = null;
        try
        {
            var signed = call.Sign(_credentials, clock.GetUtcNow() + _skew);
            var request = VendorRequest.Create(call, signed, callerHeaders);
            span.GoesTo(request.RequestUri!);
            response = VendorTransport.Checked(await transport.SendAsync(request, watch, deadline.Token));
            body = new VendorBody(response.Content.ReadAsStream(cancellationToken), deadline, cancellationToken);
            var isJson = call.ReadsUpTo > 0 && VendorAnswer.IsJson(response);
            await HoldAsync(body, response.Content.Headers.ContentLength, isJson);
            return Polly.Outcome.FromResult(span.End(Judge(new VendorAnswer(response, body, isJson))));
        }
        catch (Exception e)
        {
            body?.Dispose();
            response?.Dispose();
            deadline.Dispose();
            if (AttemptFailures.Of(e, watch.HasBegun, hasBody: body is not null, cancellationToken) is not AttemptFailure.None and var failure)
            {
                return Polly.Outcome.FromResult(span.End(Judge(failure)));
            }

            span.End(e);
            return Polly.Outcome.FromException<Attempt>(e);
        }
    }

    private Attempt Judge(VendorAnswer answer) => Attempt.Of(
        answer,
        isRefused: !_signedAgain && call.IsRefused(answer.Status, answer.Json.Span),
        mayBeSentAgain: answer.Status is 502 or 503 or 504
            && !call.ChangesSomething && !(answer.RetryAfter(clock.GetUtcNow()) > LongestRetryAfter));

    private Attempt Judge(AttemptFailure failure) => Attempt.Of(
        failure,
        mayBeSentAgain: failure switch
        {
            AttemptFailure.NotSent => true,
            AttemptFailure.NoAnswer or AttemptFailure.BrokeOff or AttemptFailure.Timeout => !call.ChangesSomething,
            _ => false,
        });

    private ValueTask HoldAsync(VendorBody body, long? length, bool isJson) =>
        call.RewritesAnswer || (isJson && !(length > call.ReadsUpTo))
            ? body.HoldAsync(call.ReadsUpTo, length, untilPause: false)
            : body.HoldAsync(HeldBack, length, untilPause: true);
}
