using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.LocalWorker;

/// <summary>One invocation: what started it and, once the function has run, what it returned.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    public const string HttpContextKey = "HttpRequestContext";

    private string? _invocationId;
    private IDictionary<object, object>? _items;

    private LocalFunctionContext(LocalFunction function, IServiceProvider services, CancellationToken cancellationToken)
    {
        Function = function;
        InstanceServices = services;
        CancellationToken = cancellationToken;
    }

    public LocalFunction Function { get; }

    public HttpContext? Http { get; private init; }

    public TimerInfo? Timer { get; private init; }

    /// <summary>What the function's method returned: a value, or the task of one.</summary>
    public object? Returned { get; set; }

    /// <summary>What the function came to; null where it was not called, or threw.</summary>
    public object? Result => Returned is null ? null : Function.Read(Returned);

    public override string InvocationId =>
        _invocationId ??= Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    public override TraceContext TraceContext => LocalTraceContext.Of(Http);

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function;

    public override IDictionary<object, object> Items
    {
        get => _items ??= Http is null ? new Dictionary<object, object>() : new Dictionary<object, object> { [HttpContextKey] = Http };
        set => _items = value;
    }

    public override CancellationToken CancellationToken { get; }

    public static LocalFunctionContext ForRequest(LocalFunction function, HttpContext http) =>
        new(function, http.RequestServices, http.RequestAborted) { Http = http };

    public static LocalFunctionContext ForTimer(
        LocalFunction function,
        TimerInfo timer,
        IServiceProvider services,
        CancellationToken cancellationToken) =>
        new(function, services, cancellationToken) { Timer = timer };
}
