using System.Runtime.InteropServices;
using System.Text.Json;
using Azure;

namespace RtcFunctions.Storage.AzureTables;

internal sealed class EntityReader(TablePipeline pipeline, TableAddress address)
{
    public async Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken)
    {
        using var response = await pipeline.ReadAsync(new Uri(address.Entity(partition, row)), cancellationToken);
        using var entity = Parse(response);
        return entity is null ? null : Entity(partition, entity.RootElement);
    }

    /// <summary>Up to <paramref name="limit"/> entities, over as many answers as they come in.</summary>
    public async Task<List<TableEntity>> QueryAsync(string partition, string filter, int limit, CancellationToken cancellationToken)
    {
        var entities = new List<TableEntity>();
        for (var continuation = string.Empty; continuation is not null && entities.Count < limit;)
        {
            var top = Math.Min(TableLimits.PageSize, limit - entities.Count);
            using var response = await pipeline.ReadAsync(address.Query(filter, top, continuation), cancellationToken);
            using var page = Parse(response);
            foreach (var entity in page?.RootElement.GetProperty("value").EnumerateArray() ?? default)
            {
                entities.Add(Entity(partition, entity));
            }

            continuation = Continuation(response);
        }

        return entities;
    }

    // Not found is the entity, or the whole table: the first commit makes it.
    private static JsonDocument? Parse(Response response) => response.Status switch
    {
        200 => JsonDocument.Parse(response.Content),
        404 => null,
        _ => throw new RequestFailedException(response),
    };

    private static TableEntity Entity(string partition, JsonElement entity) => new(
        partition,
        TableKey.Decode(entity.GetProperty("RowKey").GetString()!),
        entity.GetProperty("odata.etag").GetString()!,
        EntityJson.Read(JsonMarshal.GetRawUtf8Value(entity)));

    private static string? Continuation(Response response) =>
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition)
            ? response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row)
                ? $"&NextPartitionKey={Uri.EscapeDataString(partition)}&NextRowKey={Uri.EscapeDataString(row)}"
                : $"&NextPartitionKey={Uri.EscapeDataString(partition)}"
            : null;
}
