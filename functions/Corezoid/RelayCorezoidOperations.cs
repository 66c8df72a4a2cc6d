using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Corezoid;

/// <summary>Signs a list of operations, <c>{"ops":[…]}</c>, and relays it to Corezoid.</summary>
public sealed class RelayCorezoidOperations(IOptions<CorezoidOptions> options, CorezoidCredentials credentials, RelayEngine relay)
{
    [Function(nameof(RelayCorezoidOperations))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "corezoid")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if ((await RequestBody.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var body, out var problem)
            || JsonFields.Parse(request, body).Failed(out var json, out problem))
        {
            return problem;
        }

        if (!json.TryGetProperty("ops"u8, out var ops) || ops.ValueKind != JsonValueKind.Array || ops.GetArrayLength() == 0)
        {
            return Problem.InvalidField("ops", "must be an array of at least one operation");
        }

        return await relay.RelayAsync(request, new CorezoidRelay(options.Value.Endpoint, credentials)
        {
            Method = HttpMethod.Post,
            Body = body,
        });
    }
}
