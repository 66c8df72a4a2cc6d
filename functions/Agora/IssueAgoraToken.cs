using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Agora.Tokens;
using RtcFunctions.Http;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Agora;

/// <summary>
/// Mints the tokens that Agora's client SDKs take: <c>{"expiresIn":1…86400,"version"?:"007"|"006","services":[…]}</c> →
/// <c>{"token","version","appId","issuedAt","expiresAt"}</c>.
/// </summary>
public sealed partial class IssueAgoraToken(IOptions<AgoraOptions> options, SecretCache secrets, RelayEngine relay, TimeProvider clock)
{
    private static readonly AgoraTokenJson Json = new(AnswerJson.CreateOptions());

    private readonly AppCertificate _certificate = new(secrets);

    [Function(nameof(IssueAgoraToken))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "agora/tokens")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if ((await JsonFields.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var fields, out var problem)
            || TokenOrder.Read(fields).Failed(out var order, out problem)
            || options.Value.ConfiguredAppId().Failed(out var appId, out problem)
            || (await _certificate.GetAsync(dryRun: false, cancellationToken)).Failed(out var credentials, out problem))
        {
            return problem;
        }

        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var token = AgoraTokens.Create(order.Version, appId, credentials[AppCertificate.Name], issuedAt, order.ExpiresIn, order.Services);
        var expiresAt = issuedAt.AddSeconds(order.ExpiresIn);
        return TypedResults.Json(
            new Issued(token, order.Version, appId, Rfc3339.Format(issuedAt), Rfc3339.Format(expiresAt)), Json.Issued);
    }

    internal sealed record Issued(string Token, string Version, string AppId, string IssuedAt, string ExpiresAt);

    [JsonSerializable(typeof(Issued))]
    private sealed partial class AgoraTokenJson : JsonSerializerContext;
}
