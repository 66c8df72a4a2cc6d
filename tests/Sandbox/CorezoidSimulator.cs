using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RtcFunctions.Sandbox.Corezoid;

namespace RtcFunctions.Sandbox;

/// <summary>Corezoid's API v2: a signature in the path over the body's exact bytes, and operations that fail one by one.</summary>
public sealed class CorezoidSimulator(string login, string secret) : VendorSimulator
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, string> _failing = new(StringComparer.Ordinal);
    private string _secret = secret;

    /// <summary>Answers the operations last to first.</summary>
    public bool AnswersOutOfOrder { get; set; }

    /// <summary>Refuses a signature with 200 and <c>request_proc</c>, not with 401.</summary>
    public bool RefusesInBody { get; set; }

    internal override IReadOnlyDictionary<string, Action<string>> Secrets =>
        new Dictionary<string, Action<string>>(StringComparer.Ordinal) { ["ApiSecret"] = RotateSecret };

    public void RotateSecret(string secret) => _secret = secret;

    /// <summary>Fails every operation with this <c>id</c> or <c>ref</c> from now on.</summary>
    public void FailOperation(string idOrRef, string proc) => _failing[idOrRef] = proc;

    protected override Refusal? Check(ReceivedRequest request) => Fault(request) is { } fault ? new(fault, Refuse(fault)) : null;

    protected override VendorAnswer Respond(ReceivedRequest request) =>
        request.Method is "POST"
            ? Operations.Run(request, _failing, AnswersOutOfOrder)
            : VendorAnswer.Text(405, "text/plain", "405 Method Not Allowed") with { IsUnexpected = true };

    private VendorAnswer Refuse(string fault) =>
        VendorAnswer.Json(new { request_proc = "fail", description = fault }, RefusesInBody ? 200 : 401);

    private string? Fault(ReceivedRequest request)
    {
        if (request.RawTarget.Split('/') is not ["", "api", "2", "json", var login, var timestamp, var signature])
        {
            return "the path is not /api/2/json/{login}/{timestamp}/{signature}";
        }

        return request.Header("Content-Type") is not "application/json; charset=utf8" ? "Content-Type is not application/json; charset=utf8"
            : !IsOurs(login) ? "unknown login"
            : !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? "the timestamp is no integer"
            : Math.Abs(Now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds ? "the timestamp is out of the window"
            : signature != Sign(timestamp, request.Body) ? "the signature is wrong"
            : null;
    }

    private bool IsOurs(string escapedLogin) => Uri.UnescapeDataString(escapedLogin) == login;

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is the vendor's choice.")]
    private string Sign(string timestamp, byte[] content)
    {
        var key = Encoding.UTF8.GetBytes(_secret);
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. key, .. content, .. key];
        return Convert.ToHexStringLower(SHA1.HashData(signed));
    }
}
