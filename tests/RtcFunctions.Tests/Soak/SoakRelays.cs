using System.Net.Http.Json;
using RtcFunctions.Sandbox.Standalone;
using RtcFunctions.Tests.Relay.Faults;

namespace RtcFunctions.Tests.Soak;

/// <summary>Calls to every vendor, of which one in twenty meets a fault of the matrix, and everything else that callers do.</summary>
internal sealed class SoakRelays(SoakStage stage, SoakCaller caller)
{
    private const double Spoilt = 0.05;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private int _calls;

    public async Task RelayAsync()
    {
        var call = stage.Chance.OneOf(VendorCall.All);
        var id = $"soak-{Interlocked.Increment(ref _calls)}";
        var vendor = call.At(stage.Vendors);
        var fault = stage.Chance.Happens(Spoilt) ? stage.Chance.OneOf(Fault.All) : null;
        if (fault is not null)
        {
            vendor.MisbehaveTo(id, fault.Does);
        }

        await caller.SendAsync($"relay {call.Vendor}", () => call.ToRequest(id));
        if (fault is not null)
        {
            var taken = vendor.StopMisbehavingTo(id).Taken;
            stage.Tally.Broke($"vendor: {fault.Name}");
            stage.Tally.Check(!call.Changes || taken <= 1, $"{call} reached the vendor {taken} times: {fault.Name}");
        }

        await Task.Delay(stage.Chance.UpTo(LongestPause));
    }

    public async Task AskElseAsync()
    {
        var number = Interlocked.Increment(ref _calls);
        var (kind, create) = stage.Chance.OneOf<(string, Func<HttpRequestMessage>)>(
        [
            ("live", () => Get("/api/health/live")),
            ("zego token", () => Post("/api/zego/tokens", new { userId = "ada", expiresIn = 60 })),
            ("agora token", () => Post("/api/agora/tokens", new { expiresIn = 60, services = (object[])[new { type = "rtm", userId = "ada" }] })),
            ("agora events", () => Get("/api/agora/events?limit=10")),
            ("link", () => Post("/api/meet/links", new { roomId = SoakVisitors.Rooms[0], mode = "call", jwt = true })),
            ("rooms", () => Get("/api/meet/rooms")),
            ("peers", () => Get($"/api/meet/rooms/{SoakVisitors.Rooms[0]}/peers")),
            ("invitations", () => Post($"/api/meet/rooms/{SoakVisitors.Rooms[1]}/invitations", new { expiresIn = 60 })),
            ("verification", () => Post(
                "/api/privasea/verifications",
                new { channel = Furnishing.Channel, channel_user_id = Furnishing.User, order_id = $"order-{number}" })),
            ("video", () => Get("/api/meet/videos/1")),
        ]);
        await caller.SendAsync(kind, create);
        await Task.Delay(stage.Chance.UpTo(LongestPause));
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, path);

    private static HttpRequestMessage Post(string path, object body) => new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
}
