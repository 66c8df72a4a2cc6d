using System.Globalization;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Corezoid;

/// <summary>One request to Corezoid's API v2, which signs with its URL.</summary>
internal sealed class CorezoidRelay(string endpoint, ICredentialSource credentials) : RelayCall
{
    public const string Name = "corezoid";
    public const string FailedOpsHeader = "rtc-failed-ops";

    // Not `utf-8`: the vendor's document has it so.
    private const string JsonInUtf8 = "application/json; charset=utf8";
    private const string HiddenLogin = "***";

    public override string Vendor => Name;

    public override string Operation => "ops";

    public override ICredentialSource Credentials => credentials;

    public override int ReadsUpTo => LargestAnswerRead;

    public override SignedRequest Sign(Credentials credentials, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        var signature = CorezoidSignature.Compute(timestamp, credentials[CorezoidCredentials.ApiSecret], Body.Span);
        return new SignedRequest
        {
            Url = Url(Uri.EscapeDataString(credentials[CorezoidCredentials.ApiLogin])),
            ShownUrl = Url(HiddenLogin),
            ContentType = JsonInUtf8,
            StringToSign = () => CorezoidSignature.StringToSign(timestamp, $"{{{CorezoidCredentials.ApiSecret}}}", Body.Span),
        };

        string Url(string login) => string.Create(
            CultureInfo.InvariantCulture, $"{endpoint.TrimEnd('/')}/api/2/json/{login}/{timestamp}/{signature}");
    }

    public override bool IsRefused(int status, ReadOnlySpan<byte> json) =>
        status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
        || CorezoidAnswer.Read(json) is { IsRefused: true };

    public override void Annotate(ReadOnlySpan<byte> json, IHeaderDictionary headers)
    {
        if (CorezoidAnswer.Read(json) is { } answer)
        {
            headers[FailedOpsHeader] = answer.Failures.ToString(CultureInfo.InvariantCulture);
        }
    }
}
