namespace RtcFunctions.Tests.Telemetry.Otlp;

internal sealed record OtlpSpan(
    string TraceId, string SpanId, string ParentSpanId, string Scope, string Name, string Kind, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>0 is unset, 2 an error.</summary>
    public required ulong StatusCode { get; init; }

    public required string StatusMessage { get; init; }

    public string? this[string tag] => Tags.GetValueOrDefault(tag);
}

/// <summary>One point of a metric: its value, or of a histogram the count.</summary>
internal sealed record OtlpPoint(string Metric, string Unit, double Value, IReadOnlyDictionary<string, string> Tags)
{
    public string? this[string tag] => Tags.GetValueOrDefault(tag);
}

internal sealed record OtlpLog(string TraceId, string SpanId, string Scope, string Event, string Body, IReadOnlyDictionary<string, string> Tags)
{
    public string? this[string tag] => Tags.GetValueOrDefault(tag);
}
