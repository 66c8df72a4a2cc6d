using System.Text.Json;
using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>What in an answer is not as its operation says.</summary>
internal static class AnswerCheck
{
    // What a server says of itself and of the transfer.
    private static readonly string[] OfTransfer = ["Date", "Server", "Transfer-Encoding", "Connection", "Keep-Alive"];

    public static async Task<IReadOnlyList<string>> FaultsAsync(
        ApiOperation operation, HttpResponseMessage answer, SchemaValidator validator)
    {
        var status = (int)answer.StatusCode;
        if (!answer.IsSuccessStatusCode)
        {
            return [$"answers {status}: {await answer.Content.ReadAsStringAsync()}"];
        }

        return operation.Responses[$"{status}"] is { } documented
            ? [.. HeaderFaults(documented, answer), .. await BodyFaultsAsync(documented, answer, validator)]
            : [$"answers {status}, which is not documented"];
    }

    private static IEnumerable<string> HeaderFaults(DocumentNode documented, HttpResponseMessage answer)
    {
        var known = (documented["headers"]?.Members ?? []).ToArray();
        var sent = answer.Headers.Select(header => header.Key).Except(OfTransfer, StringComparer.OrdinalIgnoreCase).ToArray();
        return
        [
            .. sent.Except(known.Select(header => header.Name), StringComparer.OrdinalIgnoreCase)
                .Select(name => $"has {name}, which is not documented"),
            .. known.Where(header => header.Node["required"] is { IsTrue: true }).Select(header => header.Name)
                .Except(sent, StringComparer.OrdinalIgnoreCase).Select(name => $"lacks {name}"),
        ];
    }

    private static async Task<IEnumerable<string>> BodyFaultsAsync(
        DocumentNode documented, HttpResponseMessage answer, SchemaValidator validator)
    {
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (documented["content"] is not { } contents)
        {
            return await answer.Content.ReadAsStringAsync() is "" ? [] : ["has a body, and none is documented"];
        }

        if (type is null || contents[type] is not { } content)
        {
            return [$"is {type}, which is not documented"];
        }

        if (type is not "application/json")
        {
            return [];
        }

        var value = await answer.JsonAsync();
        var examples = ApiOperation.Examples(content).ToArray();
        var faults = await validator.CheckAsync(content["schema"]!, value);
        return examples.Length == 0 || examples.Any(example => HaveOneShape(example, value))
            ? faults
            : [.. faults, $"is unlike every example: {value?.ToJsonString()}"];
    }

    /// <summary>Whether they differ in values alone. What may be null, and what an empty object or list holds, the schema says.</summary>
    private static bool HaveOneShape(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject { Count: 0 }, JsonObject) => true,
        (JsonObject left, JsonObject right) => left.Count == right.Count
            && left.All(member => right.TryGetPropertyValue(member.Key, out var value) && HaveOneShape(member.Value, value)),
        (JsonArray left, JsonArray right) => left.Count == 0 || (right.Count > 0 && HaveOneShape(left[0], right[0])),
        (null, _) or (_, null) => true,
        _ => KindOf(one) == KindOf(other),
    };

    private static JsonValueKind KindOf(JsonNode node) =>
        node.GetValueKind() is var kind && kind == JsonValueKind.False ? JsonValueKind.True : kind;
}
