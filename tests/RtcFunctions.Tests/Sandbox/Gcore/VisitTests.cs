using System.Text.Json;
using RtcFunctions.Sandbox.Gcore;
using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>Whether the links that the app makes open its rooms.</summary>
public abstract class VisitTests(VisitedApp app) : RoomTests(app)
{
    protected async Task<string> LinkAsync(string fields = "") => (await InviteAsync(fields)).GetProperty("url").GetString()!;

    protected async Task ShouldBeRefusedAsync(Entry entry, int status, string reason)
    {
        Assert.Equal((status, false), (entry.AccessStatus, entry.IsIn));
        await Eventually.HoldsAsync(async () => (await ReadEventsAsync()).Any(told =>
            told.GetProperty("kind").GetString() == "denied" && told.GetProperty("reason").GetString() == reason));
    }

    protected async Task<IEnumerable<string>> KindsAsync(string peerId)
    {
        await Gcore.Webhooks.DrainAsync();
        return (await ReadEventsAsync())
            .Where(told => told.TryGetProperty("peerId", out var who) && who.GetString() == peerId)
            .Select(told => told.GetProperty("kind").GetString()!);
    }

    private async Task<IReadOnlyList<JsonElement>> ReadEventsAsync() =>
        [.. (await OkAsync(GetAsync($"{Room}/events"))).GetProperty("events").EnumerateArray()];

    /// <summary>Who is there as the app sees it, once it has been told all.</summary>
    protected async Task<IReadOnlyList<string?>> PresentAsync()
    {
        await Gcore.Webhooks.DrainAsync();
        return Texts(await OkAsync(GetAsync($"{Room}/peers")), "peers", "peerId");
    }
}
