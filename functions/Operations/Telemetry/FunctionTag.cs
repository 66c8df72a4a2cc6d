namespace RtcFunctions.Operations.Telemetry;

/// <summary>Attributes of functions' spans and measurements, by the semantic conventions.</summary>
internal static class FunctionTag
{
    public const string Name = "faas.name";
    public const string Trigger = "faas.trigger";
    public const string InvocationId = "faas.invocation_id";
    public const string Method = "http.request.method";
    public const string Route = "http.route";
    public const string Status = "http.response.status_code";
    public const string ErrorType = "error.type";
}
