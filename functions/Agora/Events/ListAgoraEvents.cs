using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;

namespace RtcFunctions.Agora.Events;

/// <summary>
/// Lists the events of our log: <c>after</c>, <c>limit</c> →
/// <c>{"events":[{"cursor","at","kind":"user"|"channel","event":{…}}],"next"}</c>.
/// </summary>
public sealed partial class ListAgoraEvents(EventLog log)
{
    private static readonly AgoraEventsJson Json = new(AnswerJson.CreateOptions());

    [Function(nameof(ListAgoraEvents))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "agora/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (EventsQuery.Read(request).Failed(out var query, out var problem))
        {
            return problem;
        }

        var page = await log.ReadAsync(query.After, query.Limit, cancellationToken);
        var items = page.Events.Select(item => new ShownEvent(item.Cursor, Rfc3339.Format(item.At), item.Kind, item.Json));
        return TypedResults.Json(new ShownEvents([.. items], page.Next), Json.ShownEvents);
    }

    internal sealed record ShownEvents(IReadOnlyList<ShownEvent> Events, string? Next);

    internal sealed record ShownEvent(string Cursor, string At, string Kind, [property: JsonConverter(typeof(Verbatim))] string Event);

    [JsonSerializable(typeof(ShownEvents))]
    private sealed partial class AgoraEventsJson : JsonSerializerContext;

    /// <summary>Writes Agora's text as it is: reading it could change a number, and throw on half a surrogate pair.</summary>
    internal sealed class Verbatim : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value, skipInputValidation: true);
    }
}
