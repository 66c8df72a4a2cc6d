using System.Globalization;
using System.Text;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Privasea;

/// <summary>One request to Privasea's API, <paramref name="path"/> being what comes after <c>/api/v1/</c>.</summary>
internal sealed class PrivaseaRelay(
    PrivaseaOptions options, string[] path, PrivaseaParameters parameters, ICredentialSource credentials) : RelayCall
{
    public const string Name = "privasea";

    private const long InvalidSignature = 200403;

    public override string Vendor => Name;

    public override string Operation => PrivaseaOperations.NameOf(path);

    public override ICredentialSource Credentials => credentials;

    public override bool ChangesSomething => base.ChangesSomething || PrivaseaOperations.IsUnlink(path);

    public override int ReadsUpTo => LargestAnswerRead;

    public override SignedRequest Sign(Credentials credentials, DateTimeOffset now)
    {
        var timed = Timestamp(now) is { } timestamp ? parameters.WithTimestamp(timestamp) : parameters;
        var target = "/api/v1/" + string.Join('/', Array.ConvertAll(path, Uri.EscapeDataString));
        var request = timed.AppendRaw(Method.Method + target);
        var signature = PrivaseaSignature.Compute(credentials.Secret(PrivaseaCredentials.ApiSecret), request, Body.Span);
        return new SignedRequest
        {
            Url = timed.AppendEncoded(options.Endpoint.TrimEnd('/') + target),
            StringToSign = () => request + Encoding.UTF8.GetString(Body.Span),
        }.WithCredential("PRIVASEA-KEY", credentials[PrivaseaCredentials.ApiKey]).With("PRIVASEA-SIGNATURE", signature);
    }

    // Whatever its status says: Privasea tells of failures in the body.
    public override bool IsRefused(int status, ReadOnlySpan<byte> json) => JsonText.TopLevelNumber(json, "code"u8) == InvalidSignature;

    private string? Timestamp(DateTimeOffset now) => options.TimestampUnit switch
    {
        PrivaseaOptions.Milliseconds => now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        PrivaseaOptions.Seconds => now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
