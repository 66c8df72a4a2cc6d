using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>Whom the links that the app makes let in, and what the app knows of them then.</summary>
public sealed class AdmittedVisitTests(VisitedApp app) : VisitTests(app), IClassFixture<VisitedApp>
{
    [Fact]
    public async Task Who_is_invited_is_let_in_and_is_there()
    {
        await PutAsync("{}");

        var entry = await Gcore.JoinAsync(await LinkAsync(""","displayName":"Ada Lovelace" """));

        Assert.Equal((200, true), (entry.AccessStatus, entry.IsIn));
        Assert.Equal(["invited", "admitted", "connected"], await KindsAsync(entry.Participant!.PeerId));
        Assert.Equal([entry.Participant.PeerId], await PresentAsync());
    }

    [Fact]
    public async Task Who_leaves_is_gone()
    {
        await PutAsync("{}");
        var entry = await Gcore.JoinAsync(await LinkAsync());

        entry.Participant!.Leave();

        Assert.Empty(await PresentAsync());
    }

    [Theory]
    [InlineData("""{"locked":true}""")]
    [InlineData("""{"opensAt":"2999-01-01T00:00:00Z"}""")]
    public async Task A_moderator_enters_a_closed_room(string room)
    {
        await PutAsync(room);

        var entry = await Gcore.JoinAsync(await LinkAsync(""","role":"moderator" """));

        Assert.Equal((200, true), (entry.AccessStatus, entry.IsIn));
    }

    [Fact]
    public async Task Whoever_comes_again_replaces_himself()
    {
        await PutAsync("""{"maxParticipants":1}""");
        var link = await LinkAsync();
        var first = (await Gcore.JoinAsync(link)).Participant!;
        await Gcore.Webhooks.DrainAsync();

        var second = await Gcore.JoinAsync(link);

        Assert.Equal((409, true, Departure.Replaced), (second.AccessStatus, second.IsIn, first.Departure));
        Assert.Equal([first.PeerId], await PresentAsync());
        second.Participant!.Leave();
        Assert.Empty(await PresentAsync());
    }

    [Theory]
    [InlineData("", 401, "anonymous")]
    [InlineData(""","requirePeerId":false""", 200, "")]
    public async Task Whoever_gives_no_ID_is_let_in_where_the_room_wants_none(string policy, int status, string reason)
    {
        await PutAsync($$"""{"maxParticipants":9{{policy}}}""");
        var link = (await LinkAsync()).Split("&peerId=")[0];

        var entry = await Gcore.JoinAsync(link);

        Assert.Equal((status, status == 200), (entry.AccessStatus, entry.IsIn));
        if (reason.Length > 0)
        {
            await ShouldBeRefusedAsync(entry, status, reason);
        }
        else
        {
            Assert.Equal([entry.Participant!.PeerId], await PresentAsync());
        }
    }

    [Fact]
    public async Task Whoever_was_announced_by_a_JWT_may_stay()
    {
        await PutAsync("{}");
        var link = $$$"""{"roomId":"{{{RoomId}}}","mode":"call","attributes":{"peerId":"ada"}}""";
        var made = await OkAsync(PostAsync("/api/meet/links", link));

        var entry = await Gcore.JoinAsync(made.GetProperty("url").GetString()!);

        Assert.Equal((null, true), (entry.AccessStatus, entry.IsIn));
        Assert.Equal(["ada"], await PresentAsync());
        Assert.True(entry.Participant!.IsInside);
    }
}
