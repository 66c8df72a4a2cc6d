using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Privasea;

/// <summary>Signs a request to Privasea's Proof of Human API and relays it.</summary>
public sealed class RelayPrivaseaOperation(IOptions<PrivaseaOptions> options, PrivaseaCredentials credentials, RelayEngine relay)
{
    [Function(nameof(RelayPrivaseaOperation))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", "delete", Route = "privasea/rest/{*path}")] HttpRequest request,
        string? path,
        CancellationToken cancellationToken)
    {
        if (CallerPath.Segments(request, path).Failed(out var segments, out var problem))
        {
            return problem;
        }

        if (PrivaseaOperations.IsUnlink(segments) && !options.Value.AllowUnlink)
        {
            return Problem.OperationDisabled("query_unlink is switched off: Privasea__AllowUnlink=true lets it through.");
        }

        if (CallerQuery.Read(request).Failed(out var query, out problem)
            || PrivaseaParameters.Read(query).Failed(out var parameters, out problem)
            || (await RequestBody.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var body, out problem))
        {
            return problem;
        }

        var isGet = HttpMethods.IsGet(request.Method);
        if (isGet && !body.IsEmpty)
        {
            return Problem.Invalid("A GET takes no body here: Privasea does not sign one.");
        }

        if (isGet && PrivaseaOperations.Check(segments, parameters) is { } invalid)
        {
            return invalid;
        }

        return await relay.RelayAsync(request, new PrivaseaRelay(options.Value, segments, parameters, credentials)
        {
            Method = HttpMethod.Parse(request.Method),
            Body = body,
        });
    }
}
