using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Agora;

/// <summary>Authenticates a request to Agora's REST API and relays it.</summary>
public sealed class RelayAgoraRequest(IOptions<AgoraOptions> options, AuthenticationSchemes schemes, RelayEngine relay)
{
    [Function(nameof(RelayAgoraRequest))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", "put", "patch", "delete", Route = "agora/rest/{*path}")] HttpRequest request,
        string? path,
        CancellationToken cancellationToken)
    {
        if (CallerPath.Segments(request, path).Failed(out var segments, out var problem)
            || CallerQuery.Read(request).Failed(out var query, out problem)
            || (await RequestBody.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var body, out problem)
            || options.Value.ConfiguredAppId().Failed(out var appId, out problem)
            || schemes.Choose(request.Headers, appId).Failed(out var authentication, out problem))
        {
            return problem;
        }

        var target = new AgoraPath(segments, appId);
        return await relay.RelayAsync(request, new AgoraRelay(options.Value.Endpoint, target, query, authentication)
        {
            Method = HttpMethod.Parse(request.Method),
            Body = body,
        });
    }
}
