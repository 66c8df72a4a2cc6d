using System.Text.Json;

namespace RtcFunctions.Tests.Soak;

/// <summary>Reads one room's events by their cursor, now at one instance and now at the other.</summary>
internal sealed class SoakFollower(SoakCaller caller, string room)
{
    private const int Page = 50;

    private readonly List<SoakEvent> _read = [];

    public IReadOnlyList<SoakEvent> Read => _read;

    /// <summary>Whether there was anything new; null where nobody answered.</summary>
    public async Task<bool?> GoOnAsync()
    {
        var after = _read.Count > 0 ? "&after=" + _read[^1].Cursor : "";
        var answer = await caller.SendAsync(
            "events", () => new HttpRequestMessage(HttpMethod.Get, $"/api/meet/rooms/{room}/events?limit={Page}{after}"));
        if (answer is not { Status: 200 })
        {
            return null;
        }

        var events = answer.Json.GetProperty("events").EnumerateArray().Select(SoakEvent.From).ToArray();
        _read.AddRange(events);
        return events.Length > 0;
    }

    public async Task<IReadOnlyList<SoakEvent>> ToTheEndAsync()
    {
        while (await GoOnAsync() is not false)
        {
        }

        return _read;
    }
}

internal sealed record SoakEvent(string Cursor, string Kind, string? PeerId)
{
    public static SoakEvent From(JsonElement entry) => new(
        entry.GetProperty("cursor").GetString()!,
        entry.GetProperty("kind").GetString()!,
        entry.TryGetProperty("peerId", out var peerId) ? peerId.GetString() : null);
}
