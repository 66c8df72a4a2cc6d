using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Zego;

/// <summary>
/// Mints the token04 that ZEGOCLOUD's client SDKs take: <c>{"userId","expiresIn":1…86400,"payload"?}</c> →
/// <c>{"token","appId","expiresAt"}</c>.
/// </summary>
public sealed partial class IssueZegoToken(IOptions<ZegoOptions> options, ZegoCredentials credentials, RelayEngine relay, TimeProvider clock)
{
    // The token has 16 bits for the length of all that is encrypted, and JSON may take six bytes for a character.
    private const int LongestUserId = 256;
    private const int LongestPayload = 8 * 1024;

    private const int LongestLife = 86400;

    private static readonly IssuedJson Json = new(AnswerJson.CreateOptions());

    [Function(nameof(IssueZegoToken))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "zego/tokens")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if ((await JsonFields.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var fields, out var problem))
        {
            return problem;
        }

        var userId = fields.RequiredString("userId", LongestUserId);
        var expiresIn = fields.RequiredInteger("expiresIn", 1, LongestLife);
        var payload = fields.OptionalText("payload", LongestPayload) ?? "";
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        if (options.Value.AppId is not { } appId)
        {
            return Problem.VendorNotConfigured("The setting Zego__AppId is not configured.");
        }

        if ((await credentials.GetAsync(dryRun: false, cancellationToken)).Failed(out var found, out problem))
        {
            return problem;
        }

        var serverSecret = found[ZegoCredentials.ServerSecret];
        if (Encoding.UTF8.GetByteCount(serverSecret) != ZegoToken04.SecretLength)
        {
            return Problem.VendorNotConfigured($"The secret {ZegoCredentials.ServerSecret} is not {ZegoToken04.SecretLength} characters long.");
        }

        var now = clock.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + expiresIn);
        var token = ZegoToken04.Create(appId, userId, payload, now, expiresAt, serverSecret);
        return TypedResults.Json(new Issued(token, appId, Rfc3339.Format(expiresAt)), Json.Issued);
    }

    internal sealed record Issued(string Token, uint AppId, string ExpiresAt);

    [JsonSerializable(typeof(Issued))]
    private sealed partial class IssuedJson : JsonSerializerContext;
}
