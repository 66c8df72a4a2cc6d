using System.Text.Json;

namespace RtcFunctions.Meet.Recordings;

/// <summary>A recording as we tell it: where to play it, and where its original is.</summary>
internal sealed record Recording(string VideoId, string Name, string? HlsUrl, string? Mp4Url)
{
    /// <summary>Null where the answer is no video's metadata.</summary>
    public static Recording? Read(FoundVideo video, JsonElement? metadata) =>
        metadata is { ValueKind: JsonValueKind.Object } json
            ? new(video.Id, video.Name, json.TextOf("hls_url"), Mp4(json.TextOf("origin_host"), json.TextOf("origin_resource")))
            : null;

    private static string? Mp4(string? host, string? resource) => host is null || resource is null ? null : $"https://{host}/{resource}";
}
