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
            if (video.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && Names(name.GetString()!, roomId))
            {
                found[id] = new(id, name.GetString()!);
            }
        }

        return [.. found.Values];
    }

    /// <summary>Whether the name holds this ID and not only a longer one that it is a part of.</summary>
    internal static bool Names(string name, string roomId)
    {
        for (var start = name.IndexOf(roomId, StringComparison.Ordinal); start >= 0; start = name.IndexOf(roomId, start + 1, StringComparison.Ordinal))
        {
            var end = start + roomId.Length;
            if ((start == 0 || !RoomId.Characters.Contains(name[start - 1])) && (end == name.Length || !RoomId.Characters.Contains(name[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static string? IdOf(JsonElement video) =>
        !video.TryGetProperty("id", out var id) ? null
        : id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture)
        : id.ValueKind == JsonValueKind.String && id.GetString() is { } text && VideoId.IsWellFormed(text) ? text
        : null;
}
