using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Zego;

/// <summary>Signs an action of a ZEGOCLOUD product and relays it.</summary>
public sealed class RelayZegoAction(IOptions<ZegoOptions> options, ZegoCredentials credentials, RelayEngine relay)
{
    private const int LongestAction = 64;

    private static readonly string[] CommonParameters =
        ["Action", "AppId", "Signature", "SignatureNonce", "SignatureVersion", "Timestamp"];

    [Function(nameof(RelayZegoAction))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", Route = "zego/{product}/{action}")] HttpRequest request,
        string product,
        string action,
        CancellationToken cancellationToken)
    {
        if (!IsActionName(action))
        {
            return Problem.InvalidField("action", "must be a letter and up to 63 letters and digits");
        }

        if (!options.Value.Endpoints.TryGetValue(product, out var endpoint))
        {
            return Problem.NotFound("There is no such ZEGOCLOUD product here: each has a setting Zego__Endpoints__{product}.");
        }

        if (options.Value.AppId is not { } appId)
        {
            return Problem.VendorNotConfigured("The setting Zego__AppId is not configured.");
        }

        if (CallerQuery.Read(request).Failed(out var query, out var problem)
            || (await RequestBody.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var body, out problem))
        {
            return problem;
        }

        if (query.Find(parameter => CommonParameters.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase)) is { Key: { } taken })
        {
            return Problem.InvalidField(taken, "is set by us");
        }

        return await relay.RelayAsync(request, new ZegoRelay(appId, product.ToLowerInvariant(), endpoint, action, query, credentials)
        {
            Method = HttpMethod.Parse(request.Method),
            Body = body,
        });
    }

    private static bool IsActionName(string action) =>
        action.Length is > 0 and <= LongestAction && char.IsAsciiLetter(action[0]) && action.All(char.IsAsciiLetterOrDigit);
}
