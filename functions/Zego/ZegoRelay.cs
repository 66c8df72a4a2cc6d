using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Zego;

/// <summary>One action of ZEGOCLOUD's server API.</summary>
internal sealed class ZegoRelay(
    uint appId, string product, string endpoint, string action, CallerQuery query, ICredentialSource credentials) : RelayCall
{
    public const string Name = "zego";

    private const long SignatureExpired = 100000004;
    private const long InvalidSignature = 100000005;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly string[] Reading = ["Get", "Query", "Describe", "List"];

    public override string Vendor => Name;

    /// <summary>The product: actions are the caller's words, and as many as he likes.</summary>
    public override string Operation => product;

    public override ICredentialSource Credentials => credentials;

    public override bool ChangesSomething =>
        base.ChangesSomething || !Reading.Any(verb => action.StartsWith(verb, StringComparison.Ordinal));

    public override int ReadsUpTo => LargestAnswerRead;

    public override SignedRequest Sign(Credentials credentials, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        var nonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var signature = ZegoSignature.Compute(appId, nonce, credentials[ZegoCredentials.ServerSecret], timestamp);
        var url = string.Create(CultureInfo.InvariantCulture,
            $"{endpoint.TrimEnd('/')}/?Action={action}&AppId={appId}&SignatureNonce={nonce}&Timestamp={timestamp}&Signature={signature}&SignatureVersion=2.0");

        return new SignedRequest
        {
            Url = query.AppendTo(url, '&'),
            StringToSign = () => ZegoSignature.StringToSign(appId, nonce, $"{{{ZegoCredentials.ServerSecret}}}", timestamp),
            ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(timestamp) + Lifetime,
        };
    }

    // ZEGOCLOUD tells of a refusal in the body, under a 200. Under another status somebody between us speaks, and nothing says
    // that the action was not carried out.
    public override bool IsRefused(int status, ReadOnlySpan<byte> json) =>
        status == StatusCodes.Status200OK && JsonText.TopLevelNumber(json, "Code"u8) is SignatureExpired or InvalidSignature;
}
