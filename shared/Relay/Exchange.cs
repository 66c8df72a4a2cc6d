using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

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
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };
    internal static readonly string[] Passing = [HeaderNames.Accept, HeaderNames.AcceptLanguage, "X-Request-ID"];

    private Credentials _credentials = credentials;
    private TimeSpan _skew;
    private bool _signedAgain;

    public RelayCall Call => call;

    public int Attempts { get; private set; }

    /// <summary>Sends once, and once more where the signature was refused and there is reason to think that the next one is not.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Attempt> AttemptAsync(CancellationToken cancellationToken)
    {
        var attempt = await SendAsync(cancellationToken);
        if (attempt.Answer is { } answer && !_signedAgain && call.IsRefused(answer.Status, answer.Json.Span)
            && await MaySignBetterAsync(answer, cancellationToken))
        {
            _signedAgain = true;
            attempt.Dispose();
            attempt = await SendAsync(cancellationToken);
        }

        return attempt;
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

        Attempts++;
        using var span = AttemptSpan.Begin(call, Attempts);
        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        HttpResponseMessage? response = null;
        VendorBody? body = null;
        try
        {
            var signed = call.Sign(_credentials, clock.GetUtcNow() + _skew);
            var request = CreateRequest(signed);
            span.GoesTo(request.RequestUri!);
            response = await transport.SendAsync(request, deadline.Token);
            body = new VendorBody(await response.Content.ReadAsStreamAsync(cancellationToken), deadline, timeout, cancellationToken);
            await HoldAsync(response, body);
            return span.End(Attempt.Of(new VendorAnswer(response, body)));
        }
        catch (Exception e)
        {
            body?.Dispose();
            response?.Dispose();
            deadline.Dispose();
            if (FailureOf(e, body, cancellationToken) is not AttemptFailure.None and var failure)
            {
                return span.End(Attempt.Of(failure));
            }

            span.End(e);
            throw;
        }
    }

    private async ValueTask<RateLimitLease> TakeTurnAsync(RateLimiter pace, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var lease = await pace.AcquireAsync(1, cancellationToken);
        telemetry.Waited(call, clock.GetElapsedTime(started), lease.IsAcquired);
        return lease;
    }

    private ValueTask HoldAsync(HttpResponseMessage response, VendorBody body)
    {
        var length = response.Content.Headers.ContentLength;
        var isRead = call.RewritesAnswer || (call.ReadsUpTo > 0 && VendorAnswer.IsJson(response) && !(length > call.ReadsUpTo));
        return isRead
            ? body.HoldAsync(call.ReadsUpTo, length, untilPause: false)
            : body.HoldAsync(HeldBack, length, untilPause: true);
    }

    private HttpRequestMessage CreateRequest(SignedRequest signed)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(signed.Url, AsWritten));
        foreach (var name in Passing)
        {
            if (callerHeaders?[name] is [{ Length: > 0 }, ..] values)
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        foreach (var header in signed.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        if (!call.Body.IsEmpty || signed.ContentType is not null)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            if ((signed.ContentType ?? callerHeaders?.ContentType.ToString()) is { Length: > 0 } contentType)
            {
                request.Content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, contentType);
            }
        }

        return request;
    }

    private static AttemptFailure FailureOf(Exception e, VendorBody? body, CancellationToken cancellationToken) => e switch
    {
        OperationCanceledException when !cancellationToken.IsCancellationRequested => AttemptFailure.Timeout,
        HttpRequestException request when body is null => request.HttpRequestError switch
        {
            HttpRequestError.ConnectionError => AttemptFailure.NotSent,
            HttpRequestError.NameResolutionError => AttemptFailure.NotSent,
            HttpRequestError.SecureConnectionError => AttemptFailure.NotSent,
            HttpRequestError.InvalidResponse => AttemptFailure.NotHttp,
            HttpRequestError.ConfigurationLimitExceeded => AttemptFailure.NotHttp,
            _ => AttemptFailure.NoAnswer,
        },
        HttpRequestException or IOException => AttemptFailure.BrokeOff,
        // As the handler has it where a connection is reset before it could look who is at its other end.
        SocketException => AttemptFailure.NotSent,
        _ => AttemptFailure.None,
    };
}
