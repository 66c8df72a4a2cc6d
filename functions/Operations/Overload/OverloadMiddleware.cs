using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Operations.Overload;

/// <summary>
/// Refuses at once what would be more than this process can hold. Each function has places of its own, large bodies share one
/// part of the memory, and all share the processors.
/// </summary>
internal sealed partial class OverloadMiddleware : IFunctionsWorkerMiddleware, IDisposable
{
    private const int Kibibyte = 1024;

    /// <summary>The largest body that needs no share of <see cref="MemoryForBodies"/>.</summary>
    private const int SmallBody = 64 * Kibibyte;

    // An eighth of a usual instance: a body lies there whole while its vendor is called, and what is freed stays for a while.
    private const int MemoryForBodies = 256 * Kibibyte * Kibibyte;

    private static readonly string[] Unlimited = [nameof(ReportLiveness), nameof(ReportVersion)];
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, FunctionLimit> _limits;
    private readonly Backlog _backlog;
    private readonly FunctionPlaces _places;
    private readonly ConcurrencyLimiter _bodies = new(new() { PermitLimit = MemoryForBodies / Kibibyte });
    private readonly FixedWindowRateLimiter _lines = new(new() { PermitLimit = 1, Window = BetweenLines });
    private readonly long _largestBody;
    private readonly ILogger _logger;

    public OverloadMiddleware(
        IEnumerable<FunctionLimit> limits, IOptions<RelayOptions> options, Backlog backlog, ILogger<OverloadMiddleware> logger)
    {
        _backlog = backlog;
        _limits = limits.ToDictionary(limit => limit.Function, StringComparer.Ordinal);
        _places = new FunctionPlaces(_limits);
        _largestBody = options.Value.MaxRequestBytes;
        _logger = logger;
    }

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = context.FunctionDefinition.Name;
        if (context.GetHttpContext() is not { } http || (HasPlace(http, function) && HasMemory(http, function)))
        {
            return next(context);
        }

        if (_lines.AttemptAcquire().IsAcquired)
        {
            Log.Overloaded(_logger, function);
        }

        var refusal = _limits.TryGetValue(function, out var limit) ? limit.Refusal : Problem.Overloaded();
        return refusal.ExecuteAsync(http);
    }

    public void Dispose()
    {
        _bodies.Dispose();
        _lines.Dispose();
    }

    private bool HasPlace(HttpContext http, string function) =>
        Unlimited.Contains(function, StringComparer.Ordinal) || (!IsTooMuch(function) && _places.TryTake(http, function));

    // Who stands at a room's door is answered, if late: such functions have limits of their own.
    private bool IsTooMuch(string function) => _backlog.Stands() && !_limits.ContainsKey(function);

    private bool HasMemory(HttpContext http, string function)
    {
        // A length that is not told may be any; one over the limit is refused by its function, unread.
        var length = http.Request.ContentLength ?? (RequestBody.IsPossible(http.Request) ? _largestBody : 0);
        return length <= SmallBody || length > _largestBody || _limits.ContainsKey(function)
            || Holds(http, _bodies.AttemptAcquire((int)(length / Kibibyte)));
    }

    // Until the answer has gone out.
    private static bool Holds(HttpContext http, RateLimitLease lease)
    {
        http.Response.RegisterForDispose(lease);
        return lease.IsAcquired;
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "Overloaded", Level = LogLevel.Warning, Message =
            "More is under way than can be done at once: calls of {Function}, and perhaps of others, are refused for now.")]
        public static partial void Overloaded(ILogger logger, string function);
    }
}
