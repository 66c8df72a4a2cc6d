using System.Text.Json;

namespace RtcFunctions.Agora.Events;

/// <summary>Reads <c>{"result":"success","request_id","events":[{…}…]}</c>.</summary>
internal static class EventsAnswer
{
    /// <summary>The events, each as the text that it came as; null where the answer has no list of them.</summary>
    public static string[]? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var answer = document.RootElement;
            return answer.ValueKind != JsonValueKind.Object ? null
                : !answer.TryGetProperty("events", out var events) || events.ValueKind == JsonValueKind.Null ? NoneIfSuccess(answer)
                : events.ValueKind == JsonValueKind.Array ? PackedEvents.Items(events)
                : null;
        }
        // The latter is a name with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string[]? NoneIfSuccess(JsonElement answer) =>
        answer.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.String && result.ValueEquals("success")
            ? []
            : null;
}
