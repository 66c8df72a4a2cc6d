using System.Collections.Concurrent;
using System.Globalization;

namespace RtcFunctions.Sandbox.Gcore;

internal sealed class RecordedVideos
{
    private readonly ConcurrentDictionary<int, Video> _videos = new();
    private int _lastId = 117799;

    public int Add(string name, bool hasMetadata, bool hasOrigin)
    {
        var id = Interlocked.Increment(ref _lastId);
        _videos[id] = new(name, hasMetadata, hasOrigin);
        return id;
    }

    /// <summary>Any part of a name is found, in any letter case.</summary>
    public VendorAnswer Search(string? query) => query is null
        ? GcoreAnswer.Failed(400, "q is required")
        : VendorAnswer.Json(_videos
            .Where(video => video.Value.Name.Contains(query, StringComparison.OrdinalIgnoreCase))
            .OrderBy(video => video.Key)
            .Select(video => new { id = video.Key, name = video.Value.Name }));

    public VendorAnswer Describe(int id)
    {
        if (!_videos.TryGetValue(id, out var video) || !video.HasMetadata)
        {
            return GcoreAnswer.Failed(404, "Video not found");
        }

        var slug = string.Create(CultureInfo.InvariantCulture, $"UaX2pjxen2gu{id}");
        return VendorAnswer.Json(new
        {
            id,
            name = video.Name,
            hls_url = $"https://id10835.gcdn.co/videos/10835_{slug}/master.m3u8",
            origin_host = video.HasOrigin ? "s-ed1.cloud.gcore.lu" : null,
            origin_resource = video.HasOrigin ? $"9208-mediaplatform10835/videos/{slug}.mp4" : null,
        });
    }

    private sealed record Video(string Name, bool HasMetadata, bool HasOrigin);
}
