using System.Diagnostics;
using System.Globalization;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Relay;

/// <summary>The client span of one attempt. Of the URL it has the server alone: the rest may hold a credential or a signature.</summary>
internal readonly struct AttemptSpan : IDisposable
{
    private readonly Activity? _span;

    private AttemptSpan(Activity? span) => _span = span;

    /// <summary>Begins the span of the attempt with this number, counted from one; nothing where nobody listens.</summary>
    public static AttemptSpan Begin(RelayCall call, int attempt)
    {
        if (!Instrumentation.Source.HasListeners())
        {
            return default;
        }

        var span = Instrumentation.Source.StartActivity($"{call.Method.Method} {call.Vendor} {call.Operation}", ActivityKind.Client);
        span?.SetTag("http.request.method", call.Method.Method);
        span?.SetTag(VendorTag.Vendor, call.Vendor);
        span?.SetTag(VendorTag.Operation, call.Operation);
        if (attempt > 1)
        {
            span?.SetTag("http.request.resend_count", attempt - 1);
        }

        return new(span);
    }

    public void GoesTo(Uri target)
    {
        _span?.SetTag("server.address", target.Host);
        _span?.SetTag("server.port", target.Port);
    }

    public Attempt End(Attempt attempt)
    {
        if (_span is null)
        {
            return attempt;
        }

        var outcome = VendorOutcome.Of(attempt);
        _span.SetTag(VendorTag.Outcome, outcome);
        if (attempt.Answer is { Status: var status })
        {
            _span.SetTag("http.response.status_code", status);
            if (status >= 400)
            {
                Fail(status.ToString(CultureInfo.InvariantCulture));
            }
        }
        else
        {
            Fail(outcome);
        }

        return attempt;
    }

    /// <summary>The attempt ended without a result: its caller has gone, or there is a bug.</summary>
    public void End(Exception error)
    {
        var isCancelled = error is OperationCanceledException;
        _span?.SetTag(VendorTag.Outcome, isCancelled ? VendorOutcome.Cancelled : null);
        Fail(error.GetType().FullName!);
    }

    public void Dispose() => _span?.Dispose();

    private void Fail(string errorType) => _span?.SetTag("error.type", errorType).SetStatus(ActivityStatusCode.Error);
}
