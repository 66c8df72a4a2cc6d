using System.Net;
using System.Net.Http.Json;
using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>What is told of whom.</summary>
public sealed class GcoreWebhookTests : GcoreTests
{
    [Theory]
    [InlineData(false, "/events", "/events")]
    [InlineData(true, "/events/joinPeer", "/events/closePeer")]
    public async Task Coming_and_going_is_told_as_on_the_vendors_page(bool hasUrlForEachEvent, string comingTo, string goingTo)
    {
        Gcore.Callbacks = Receiver.Callbacks with { HasUrlForEachEvent = hasUrlForEachEvent };

        var entry = await Gcore.JoinAsync($"{Link}&peerId=de9b6927&displayName=user16");
        entry.Participant!.Leave();
        await Gcore.Webhooks.DrainAsync();

        Assert.Equal([comingTo, goingTo], Receiver.Calls.Select(call => call.Path));
        Assert.All(Receiver.Calls, call => Assert.Equal("Basic event", call.Authorization));
        Assert.Equal(
            [
                """{"event":"connected","roomId":"serv2test","peerId":"de9b6927","displayName":"user16"}""",
                """{"event":"disconnected","roomId":"serv2test","peerId":"de9b6927","displayName":"user16"}""",
            ],
            Receiver.Calls.Select(call => call.Json!.ToJsonString()));
    }

    [Theory]
    [InlineData("closePeer", Departure.Closed)]
    [InlineData("closeRoom", Departure.RoomClosed)]
    public async Task Who_is_closed_is_gone_and_that_is_told(string operation, Departure why)
    {
        var ada = Gcore.ServerOf(Room).AddPeer(Room, "ada");
        using var request = new HttpRequestMessage(
            operation == "closePeer" ? HttpMethod.Post : HttpMethod.Get,
            VendorClient.At(Gcore.ServerOf(Room), $"/rooms/{Room}/{operation}"))
        {
            Content = JsonContent.Create(new { peerId = "ada" }),
        };

        using var answer = await VendorClient.SendAsync(request, ApiToken);

        Assert.Equal((HttpStatusCode.OK, why), (answer.StatusCode, ada.Departure));
        Assert.Equal(["connected ada", "disconnected ada"], await ToldAsync());
    }

    [Fact]
    public async Task What_is_answered_with_an_error_is_not_told_again()
    {
        Receiver.Status = 503;
        var ada = Gcore.ServerOf(Room).AddPeer(Room, "ada");
        await Gcore.Webhooks.DrainAsync();
        Receiver.Status = 200;

        ada.Leave();

        Assert.Equal(["connected ada", "disconnected ada"], await ToldAsync());
        Assert.Equal((1, 1, 0), (Gcore.Webhooks.Acknowledged, Gcore.Webhooks.Refused, Gcore.Webhooks.Unanswered));
    }

    [Fact]
    public async Task What_finds_nobody_is_counted()
    {
        await Receiver.DisposeAsync();

        Gcore.ServerOf(Room).AddPeer(Room, "ada");

        await Gcore.Webhooks.DrainAsync();
        Assert.Equal((0, 1), (Gcore.Webhooks.Acknowledged, Gcore.Webhooks.Unanswered));
    }

    [Fact]
    public async Task A_peers_webhooks_come_in_their_order()
    {
        var expected = Enumerable.Range(0, 50).SelectMany(_ => (string[])["connected ada", "disconnected ada"]).ToArray();

        for (var i = 0; i < 50; i++)
        {
            Gcore.ServerOf(Room).AddPeer(Room, "ada").Leave();
        }

        Assert.Equal(expected, await ToldAsync());
    }
}
