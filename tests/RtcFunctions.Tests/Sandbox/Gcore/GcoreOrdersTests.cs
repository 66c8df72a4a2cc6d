using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>What a person at a terminal can have Gcore do.</summary>
public sealed class GcoreOrdersTests : GcoreTests
{
    [Fact]
    public async Task A_person_at_a_terminal_can_come_look_around_and_go()
    {
        var came = await OrderAsync("join", $$"""{"url":"{{Link}}&peerId=ada"}""");
        var rooms = await OrderAsync("rooms", "{}");
        var left = await OrderAsync("leave", $$"""{"roomId":"{{Room}}","peerId":"ada"}""");
        var empty = await OrderAsync("rooms", "");

        Assert.Equal((true, "ada"), ((bool)came["isIn"]!, (string)came["peerId"]!));
        Assert.Equal($$"""{"{{Room}}":["ada"]}""", rooms.ToJsonString());
        Assert.Equal("gone", (string?)left);
        Assert.Equal("{}", empty.ToJsonString());
    }

    [Fact]
    public async Task A_person_at_a_terminal_can_spoil_webhooks()
    {
        await OrderAsync("webhooks", """{"lost":1,"seed":3}""");
        Gcore.ServerOf(Room).AddPeer(Room, "ada");

        var counts = await OrderAsync("webhooks", "{}");

        Assert.Equal((1, 3), ((int)counts["lost"]!, Gcore.Webhooks.Faults.Seed));
    }

    [Theory]
    [InlineData("join", "{}")]
    [InlineData("join", """{"url":"nowhere"}""")]
    [InlineData("leave", """{"roomId":"serv2test","peerId":"nobody"}""")]
    [InlineData("webhooks", """{"lost":2}""")]
    [InlineData("webhooks", """{"lost":"all"}""")]
    public async Task What_makes_no_sense_is_said(string what, string order)
    {
        using var answer = await SendAsync(what, order);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((string)(await answer.JsonAsync())!["error"]!);
    }

    private async Task<JsonNode> OrderAsync(string what, string order)
    {
        using var answer = await SendAsync(what, order);
        return (await answer.JsonAsync())!["done"]!;
    }

    private async Task<HttpResponseMessage> SendAsync(string what, string order)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, VendorClient.At(Gcore.Servers[0], $"/sandbox/{what}"))
        {
            Content = new StringContent(order, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        return await VendorClient.SendAsync(request);
    }
}
