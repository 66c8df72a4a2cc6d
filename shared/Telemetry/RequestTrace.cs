using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Telemetry;

/// <summary>
/// The trace of a request, kept with it: its answer is written after the function's span has left the flow of the code.
/// </summary>
public sealed class RequestTrace(string id)
{
    public string Id => id;

    /// <summary>What the function failed with, by type: an exception's text may quote what nobody should read.</summary>
    public string? ErrorType { get; private set; }

    public void Fail(Exception error) => ErrorType = error.GetType().FullName;

    public static RequestTrace? Of(HttpContext http) => http.Features.Get<RequestTrace>();

    /// <summary>The trace's ID where there is a trace, else the host's for the request.</summary>
    public static string IdOf(HttpContext http) => Of(http)?.Id ?? Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}
