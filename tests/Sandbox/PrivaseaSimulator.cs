using System.Globalization;
using RtcFunctions.Sandbox.Privasea;

namespace RtcFunctions.Sandbox;

/// <summary>Privasea's Proof of Human: an HMAC over method, path, raw parameters in order, and body; HTTP 200 whatever happened.</summary>
public sealed class PrivaseaSimulator(string key, string secret) : VendorSimulator
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Verifications _verifications = new();
    private string _secret = secret;

    /// <summary>The unit in which the parameter <c>timestamp</c> must come; null where it must not.</summary>
    public TimeSpan? TimestampUnit { get; set; } = TimeSpan.FromMilliseconds(1);

    internal override IReadOnlyDictionary<string, Action<string>> Secrets =>
        new Dictionary<string, Action<string>>(StringComparer.Ordinal) { ["ApiSecret"] = RotateSecret };

    public void RotateSecret(string secret) => _secret = secret;

    /// <summary>The person links the account in the app, with or without a code.</summary>
    public void Link(string channel, string user) => _verifications.Link(channel, user);

    public void Unlink(string channel, string user) => _verifications.Unlink(channel, user);

    /// <summary>How far the person got: 0 nothing yet, 1 verified, 2 failed, 3 somebody else; null: the order timed out.</summary>
    public void SetStatus(string orderId, int? status) => _verifications.SetStatus(orderId, status);

    protected override Refusal? Check(ReceivedRequest request) =>
        Fault(request) is { } fault ? new(fault, PrivaseaAnswer.Unauthorized(fault, Now)) : null;

    protected override VendorAnswer Respond(ReceivedRequest request) => _verifications.Respond(request, Now);

    private string? Fault(ReceivedRequest request) =>
        request.Header("PRIVASEA-KEY") != key ? "PRIVASEA-KEY is invalid"
        : !CanonicalText.IsInOrder(request) ? "the parameters are not in ascending order, once each"
        : FaultOfTimestamp(request) ?? FaultOfSignature(request);

    private string? FaultOfTimestamp(ReceivedRequest request)
    {
        var timestamp = request.QueryValue("timestamp");
        if (TimestampUnit is not { } unit)
        {
            return timestamp is null ? null : "timestamp is not wanted";
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return "timestamp is missing or no number";
        }

        var off = (Now - DateTimeOffset.UnixEpoch).TotalSeconds - (count * unit.TotalSeconds);
        return Math.Abs(off) > Window.TotalSeconds ? "timestamp is out of the window" : null;
    }

    private string? FaultOfSignature(ReceivedRequest request)
    {
        var signature = request.Header("PRIVASEA-SIGNATURE");
        return signature == CanonicalText.Sign(CanonicalText.Of(request), _secret) ? null
            : signature == CanonicalText.Sign(CanonicalText.AsSent(request), _secret) ? "the signed values were percent-encoded"
            : "PRIVASEA-SIGNATURE is invalid";
    }
}
