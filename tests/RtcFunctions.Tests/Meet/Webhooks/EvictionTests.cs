using System.Diagnostics;
using System.Net;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>Who may not be in a room is closed at the vendor, and whoever got a link with a JWT may be there.</summary>
public sealed class EvictionTests(WebhookApp app) : MeetTests(app), IClassFixture<WebhookApp>
{
    private readonly string _roomId = $"serv2{Guid.NewGuid():N}";

    [Fact]
    public async Task Who_was_not_admitted_is_closed_at_the_vendor()
    {
        await app.KeepAsync(_roomId, new RoomPolicy());
        Gcore.Servers[2].AddPeer(_roomId, "mallory \"m\"");

        using var response = await ConnectAsync("mallory \\\"m\\\"");

        var request = Assert.Single(Received);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"POST /rooms/{_roomId}/closePeer", request.ToString());
        Assert.Empty(Gcore.Servers[2].Peers(_roomId));
        Assert.Equal(["evicted mallory \"m\" not_admitted"], await Stored.LogAsync());
        Assert.False(await Stored.IsToBeClosedAsync("mallory \"m\""));
    }

    [Fact]
    public async Task Who_is_gone_already_need_not_be_closed_again()
    {
        await app.KeepAsync(_roomId, new RoomPolicy());

        using var response = await ConnectAsync("mallory");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(Received);
        Assert.False(await Stored.IsToBeClosedAsync("mallory"));
    }

    [Fact]
    public async Task Where_the_vendor_does_not_close_him_he_is_still_to_be_closed()
    {
        await app.KeepAsync(_roomId, new RoomPolicy());
        Gcore.Servers[2].AddPeer(_roomId, "mallory");
        Gcore.Servers[2].Misbehave(Misbehaviour.Status(503));

        using var response = await ConnectAsync("mallory");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(Received);
        Assert.Equal(["evicted mallory not_admitted"], await Stored.LogAsync());
        Assert.True(await Stored.IsToBeClosedAsync("mallory"));
    }

    [Fact]
    public async Task A_vendor_that_does_not_answer_does_not_keep_the_webhook_waiting()
    {
        await app.KeepAsync(_roomId, new RoomPolicy());
        Gcore.Servers[2].Misbehave(Misbehaviour.Hang);
        var started = Stopwatch.StartNew();

        using var response = await ConnectAsync("mallory");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.InRange(started.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8));
        Assert.True(await Stored.IsToBeClosedAsync("mallory"));
    }

    [Fact]
    public async Task Whoever_got_a_link_with_a_jwt_is_not_evicted()
    {
        await app.KeepAsync(_roomId, new RoomPolicy { MaxParticipants = 1 });
        await LinkAsync("""{"peerId":"ada"}""");
        await LinkAsync("""{"peerId":"grace","role":"moderator"}""");

        using var first = await ConnectAsync("ada");
        using var second = await ConnectAsync("grace");

        Assert.Empty(Received);
        Assert.Equal(["connected ada", "connected grace"], await Stored.LogAsync());
        Assert.Equal((1, 1), ((await Stored.ReadAsync()).Places, await Stored.HeldPlacesAsync()));
    }

    [Fact]
    public async Task A_link_without_a_jwt_announces_nobody()
    {
        await app.KeepAsync(_roomId, new RoomPolicy());
        await LinkAsync("""{"peerId":"ada"}""", "false");

        using var response = await ConnectAsync("ada");

        Assert.Equal(["evicted ada not_admitted"], await Stored.LogAsync());
    }

    private StoredRoom Stored => new(app.Store, _roomId);

    private Task<HttpResponseMessage> ConnectAsync(string peerId) => PostAsync(
        "/api/meet/webhooks/joinPeer",
        $$"""{"event":"connected","roomId":"{{_roomId}}","peerId":"{{peerId}}"}""",
        ("Authorization", WebhookApp.Credential));

    private async Task LinkAsync(string attributes, string jwt = "true")
    {
        using var response = await PostAsync(
            "/api/meet/links", $$"""{"roomId":"{{_roomId}}","mode":"call","jwt":{{jwt}},"attributes":{{attributes}}}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
