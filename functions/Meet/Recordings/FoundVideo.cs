using System.Globalization;
using System.Text.Json;

namespace RtcFunctions.Meet.Recordings;

/// <summary>A video that the search found.</summary>
internal sealed record FoundVideo(string Id, string Name)
{
    /// <summary>
    /// The videos whose name holds exactly this room's ID, in the order of their own; null where the answer is no list of
    /// videos. The list comes bare, or as <c>data</c> or <c>results</c> of an object.
    /// </summary>
    public static IReadOnlyList<FoundVideo>? ReadAll(JsonElement? answer, string roomId)
    {
        var list = answer is not { ValueKind: JsonValueKind.Object } page ? answer
            : page.TryGetProperty("data", out var data) ? data
            : page.TryGetProperty("results", out var results) ? results
            : null;
        if (list is not { ValueKind: JsonValueKind.Array } videos)
        {
            return null;
        }

        var found = new SortedDictionary<string, FoundVideo>(VideoId.Order);
        foreach (var video in videos.EnumerateArray())
        {
            if (video.ValueKind != JsonValueKind.Object || IdOf(video) is not { } id)
            {
                return null;
            }

            // A video without a name is nobody's recording.
            if (video.TextOf("name") is { } name && Names(name, roomId))
            {
                found[id] = new(id, name);
            }
        }

        return [.. found.Values];
    }

    /// <summary>Whether the name holds this ID and not only a longer one that it is a part of.</summary>
    internal static bool Names(string name, string roomId)
    {
        for (var start = Next(0); start >= 0; start = Next(start + 1))
        {
            if (IsEdge(start - 1) && IsEdge(start + roomId.Length))
            {
                return true;
            }
        }

        return false;

        int Next(int from) => name.IndexOf(roomId, from, StringComparison.Ordinal);
        bool IsEdge(int index) => index < 0 || index == name.Length || !RoomId.Characters.Contains(name[index]);
    }

    private static string? IdOf(JsonElement video) =>
        !video.TryGetProperty("id", out var id) ? null
        : id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : video.TextOf("id") is { } text && VideoId.IsWellFormed(text) ? text
        : null;
}
