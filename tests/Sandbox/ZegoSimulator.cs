using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RtcFunctions.Sandbox.Zego;

namespace RtcFunctions.Sandbox;

/// <summary>ZEGOCLOUD's server API: one signature in front of every product's actions; HTTP 200 whatever happened.</summary>
public sealed class ZegoSimulator(uint appId, string serverSecret) : VendorSimulator
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, bool> _nonces = new(StringComparer.Ordinal);
    private readonly DigitalHumans _digitalHumans = new();
    private string _serverSecret = serverSecret;

    internal override IReadOnlyDictionary<string, Action<string>> Secrets =>
        new Dictionary<string, Action<string>>(StringComparer.Ordinal) { ["ServerSecret"] = RotateSecret };

    public void RotateSecret(string secret) => _serverSecret = secret;

    /// <summary>Reads a token04 as the client SDK's gateway does; throws <see cref="RefusedTokenException"/>.</summary>
    public ZegoToken DecodeToken04(string token, string? userId = null) => ZegoToken.Decode(token, _serverSecret, appId, userId, Now);

    protected override Refusal? Check(ReceivedRequest request) =>
        Fault(request) is var (code, reason) ? new(reason, ZegoAnswer.Failed(code, reason)) : null;

    protected override VendorAnswer Respond(ReceivedRequest request) => request switch
    {
        { RawPath: not "/" } => ZegoAnswer.NotFound,
        { Method: "GET" or "POST" } => _digitalHumans.Act(request.QueryValue("Action")!, request),
        _ => ZegoAnswer.NotFound,
    };

    private (int Code, string Reason)? Fault(ReceivedRequest request)
    {
        string? Parameter(string name) => request.QueryValue(name) is { Length: > 0 } value ? value : null;

        if (Parameter("Action") is null)
        {
            return (ZegoCode.NoAction, "Action is missing or repeated");
        }

        if (!string.Equals(Parameter("AppId"), appId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            return (ZegoCode.BadAppId, "AppId is missing, repeated or not this app's");
        }

        if (Parameter("SignatureVersion") is not { } version)
        {
            return (ZegoCode.NoSignatureVersion, "SignatureVersion is missing or repeated");
        }

        if (version is not "2.0")
        {
            return (ZegoCode.BadSignatureVersion, "SignatureVersion is not 2.0");
        }

        if (Parameter("SignatureNonce") is not { } nonce)
        {
            return (ZegoCode.NoNonce, "SignatureNonce is missing or repeated");
        }

        if (Parameter("Timestamp") is not { } timestamp)
        {
            return (ZegoCode.NoTimestamp, "Timestamp is missing or repeated");
        }

        return FaultOfSignature(nonce, timestamp, Parameter("Signature"));
    }

    private (int Code, string Reason)? FaultOfSignature(string nonce, string timestamp, string? signature)
    {
        if (signature is null)
        {
            return (ZegoCode.NoSignature, "Signature is missing or repeated");
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return (ZegoCode.BadTimestamp, "Timestamp is no number of seconds");
        }

        if (Math.Abs(Now.ToUnixTimeSeconds() - seconds) > Window.TotalSeconds)
        {
            return (ZegoCode.Expired, "the signature has expired");
        }

        if (!signature.Equals(Sign(nonce, timestamp), StringComparison.Ordinal))
        {
            return (ZegoCode.BadSignature, "the signature is not md5(AppId + SignatureNonce + ServerSecret + Timestamp)");
        }

        return _nonces.TryAdd(nonce, true) ? null : (ZegoCode.BadSignature, "the nonce was used before");
    }

    [SuppressMessage("Security", "CA5351", Justification = "MD5 is the vendor's choice.")]
    private string Sign(string nonce, string timestamp)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{appId}{nonce}{_serverSecret}{timestamp}");
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
