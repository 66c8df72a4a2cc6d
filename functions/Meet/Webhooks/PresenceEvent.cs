using System.Text.Json;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>What the vendor tells: <c>{"event":"connected"|"disconnected","roomId","peerId","displayName"}</c>.</summary>
internal sealed record PresenceEvent(string Kind, string RoomId, string PeerId, string? DisplayName)
{
    // A name is told by whoever enters, and goes into every event of his: as long as a link's may be, the rest is cut off.
    private const int LongestName = 1024;

    /// <summary>400 where it is not such an object, or tells another event than <paramref name="expected"/> (null: any).</summary>
    public static Outcome<PresenceEvent> Read(ReadOnlyMemory<byte> body, string? expected)
    {
        if (JsonText.Parse(body) is not { ValueKind: JsonValueKind.Object } json)
        {
            return Problem.Invalid("The body must be a JSON object.");
        }

        var (kind, roomId, peerId) = (json.TextOf("event"), json.TextOf("roomId"), json.TextOf("peerId"));
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (kind is not (PresenceKind.Connected or PresenceKind.Disconnected) || kind != (expected ?? kind))
        {
            errors["event"] = [$"must be {expected ?? "connected or disconnected"}"];
        }

        if (roomId is null || !Meet.RoomId.IsWellFormed(roomId))
        {
            errors["roomId"] = [Meet.RoomId.Rule];
        }

        if (peerId is null || !Meet.PeerId.IsWellFormed(peerId))
        {
            errors["peerId"] = [Meet.PeerId.Rule];
        }

        return errors.Count > 0 ? Problem.InvalidFields(errors) : new PresenceEvent(kind!, roomId!, peerId!, Cut(json.TextOf("displayName")));
    }

    private static string? Cut(string? name) =>
        name is not { Length: > LongestName } ? name
        : char.IsHighSurrogate(name[LongestName - 1]) ? name[..(LongestName - 1)]
        : name[..LongestName];
}
