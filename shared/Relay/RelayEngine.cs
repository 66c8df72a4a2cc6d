using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>Signs a call, sends it to its vendor, and hands the answer back as it came.</summary>
public sealed class RelayEngine
{
    private readonly VendorTransport _transport;
    private readonly VendorPipelines _pipelines;
    private readonly VendorTelemetry _telemetry;
    private readonly RelayOptions _options;
    private readonly TimeProvider _clock;

    internal RelayEngine(
        VendorTransport transport, VendorPipelines pipelines, VendorTelemetry telemetry, IOptions<RelayOptions> options, TimeProvider clock)
    {
        _transport = transport;
        _pipelines = pipelines;
        _telemetry = telemetry;
        _options = options.Value;
        _clock = clock;
    }

    /// <summary>The largest body that a caller may send, in bytes.</summary>
    public long MaxRequestBytes => _options.MaxRequestBytes;

    /// <summary>Whether calls to a vendor go out, as this process has found it.</summary>
    public CircuitState CircuitOf(string vendor) => _pipelines.CircuitOf(vendor);

    /// <summary>Relays a caller's call, or shows what would be sent where he asks for a dry run.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<IResult> RelayAsync(HttpRequest caller, RelayCall call)
    {
        if (CallerPath.Dotted(caller) is { } refused)
        {
            return refused;
        }

        if (await DryRunAsync(caller, call) is { } shown)
        {
            return shown;
        }

        var cancellation = caller.HttpContext.RequestAborted;
        if ((await call.Credentials.GetAsync(dryRun: false, cancellation)).Failed(out var credentials, out var problem))
        {
            return problem;
        }

        var attempt = await SendAsync(call, caller.Headers, credentials, cancellation);
        return attempt.Failed(call.Vendor, out var answer, out problem)
            ? Discard(attempt, problem)
            : HandBack(call, answer);
    }

    /// <summary>What would be sent, where the caller asks for a dry run; else null.</summary>
    public ValueTask<IResult?> DryRunAsync(HttpRequest caller, RelayCall call) =>
        DryRun.IsAskedFor(caller).Failed(out var dryRun, out var problem) ? new(problem)
        : dryRun ? ShowAsync(caller, call)
        : default;

    /// <summary>Makes a call of our own, whose answer its caller disposes of.</summary>
    public async Task<Outcome<VendorAnswer>> AskAsync(RelayCall call, CancellationToken cancellationToken)
    {
        if ((await call.Credentials.GetAsync(dryRun: false, cancellationToken)).Failed(out var credentials, out var problem))
        {
            return problem;
        }

        var attempt = await SendAsync(call, callerHeaders: null, credentials, cancellationToken);
        return attempt.Failed(call.Vendor, out var answer, out problem) ? Discard(attempt, problem) : answer;
    }

    /// <summary>An answer to a call of our own, as the vendor gave it.</summary>
    public static IResult HandBack(RelayCall call, VendorAnswer answer) => new RelayedAnswer(call, answer);

    private async ValueTask<IResult?> ShowAsync(HttpRequest caller, RelayCall call)
    {
        VendorTelemetry.ShowsDryRun(call);
        return (await call.Credentials.GetAsync(dryRun: true, caller.HttpContext.RequestAborted)).Failed(out var credentials, out var problem)
            ? problem
            : DryRun.Show(call, call.Sign(credentials, _clock.GetUtcNow()), caller.Headers);
    }

    private ValueTask<Attempt> SendAsync(
        RelayCall call, IHeaderDictionary? callerHeaders, Credentials credentials, CancellationToken cancellationToken) =>
        _pipelines.RunAsync(
            new Exchange(call, callerHeaders, credentials, _transport, _telemetry, _options.Timeout, _clock), cancellationToken);

    private static Problem Discard(Attempt attempt, Problem problem)
    {
        attempt.Dispose();
        return problem;
    }
}
