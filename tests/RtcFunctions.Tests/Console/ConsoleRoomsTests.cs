using System.Net.Http.Json;
using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

[Collection(nameof(BrowserStage))]
public sealed class ConsoleRoomsTests(BrowserStage stage)
{
    [BrowserFact]
    public async Task A_room_shows_its_places_its_people_and_its_state()
    {
        await stage.MakeRoomAsync("serv3figures", new { maxParticipants = 4, locked = true });
        await using var visit = await stage.SignInAsync("rooms");
        var card = visit.Card("serv3figures");

        await Assertions.Expect(card).ToContainTextAsync("0 of 4 places held · 0 connected");
        await Assertions.Expect(card).ToContainTextAsync("Locked");

        using var unlocked = await stage.Client.PostAsync(new Uri("api/meet/rooms/serv3figures/unlock", UriKind.Relative), content: null);
        await stage.ComeAsync("serv3figures", "ada", "Ada Lovelace");
        await Assertions.Expect(card).ToContainTextAsync("1 of 4 places held · 1 connected");
        await Assertions.Expect(card).ToContainTextAsync("Open");
    }

    [BrowserFact]
    public async Task Rooms_are_filtered_and_sorted()
    {
        await stage.MakeRoomAsync("serv3sorted-a");
        await stage.MakeRoomAsync("serv3sorted-b", new { closesAt = "2020-01-01T00:00:00Z" });
        await stage.ComeAsync("serv3sorted-a", "ada", "Ada");
        await using var visit = await stage.SignInAsync("rooms");
        var cards = visit.Page.Locator("[data-room]");

        await visit.Page.GetByLabel("Find").FillAsync("SORTED");
        await Assertions.Expect(cards).ToHaveCountAsync(2);
        await visit.Page.GetByLabel("Show").SelectOptionAsync("ended");
        await Assertions.Expect(cards).ToHaveCountAsync(1);
        await Assertions.Expect(cards).ToContainTextAsync("serv3sorted-b");
        await visit.Page.GetByLabel("Show").SelectOptionAsync("");
        await visit.Page.GetByLabel("Sort by").SelectOptionAsync("people");
        await Assertions.Expect(cards.First).ToContainTextAsync("serv3sorted-a");

        await visit.Page.GetByLabel("Find").FillAsync("nobody-kept-this");
        await Assertions.Expect(visit.Page.GetByText("No room that is kept matches.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_room_is_opened()
    {
        await using var visit = await stage.SignInAsync("rooms");

        await visit.Button("New room").ClickAsync();
        await visit.Dialog.GetByLabel("Room ID").FillAsync("serv2made");
        await visit.Dialog.GetByLabel("Most participants").FillAsync("12");
        await visit.Dialog.GetByLabel("Opens at").FillAsync("2031-05-01T10:00");
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Heading("serv2made")).ToBeVisibleAsync();

        var room = await stage.ReadAsync("meet/rooms/serv2made");
        Assert.Equal(12, (int)room["maxParticipants"]!);
        // The tab is in Berlin.
        Assert.StartsWith("2031-05-01T08:00:00", (string)room["opensAt"]!, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_room_that_is_there_already_is_not_overwritten()
    {
        await stage.MakeRoomAsync("serv2taken", new { maxParticipants = 7 });
        await using var visit = await stage.SignInAsync("rooms");
        visit.Expect("status of 412", "/serv2taken");

        await visit.Button("New room").ClickAsync();
        await visit.Dialog.GetByLabel("Room ID").FillAsync("serv2taken");
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Dialog).ToContainTextAsync("There is such a room already.");

        Assert.Equal(7, (int)(await stage.ReadAsync("meet/rooms/serv2taken"))["maxParticipants"]!);
    }

    [BrowserFact]
    public async Task What_somebody_else_changed_meanwhile_is_shown_before_it_is_replaced()
    {
        await stage.MakeRoomAsync("serv2contended", new { maxParticipants = 4 });
        await using var visit = await stage.SignInAsync("rooms/serv2contended");
        visit.Expect("status of 412", "/serv2contended");

        await visit.Button("Edit").ClickAsync();
        using var theirs = await stage.Client.PutAsJsonAsync("api/meet/rooms/serv2contended", new { maxParticipants = 10 });
        await visit.Dialog.GetByLabel("Most participants").FillAsync("6");
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Dialog).ToContainTextAsync("Somebody else changed this room meanwhile.");
        await Assertions.Expect(visit.Dialog).ToContainTextAsync("maxParticipants is 10 now, was 4");
        Assert.Equal(10, (int)(await stage.ReadAsync("meet/rooms/serv2contended"))["maxParticipants"]!);

        await visit.SubmitAsync();
        await Assertions.Expect(visit.Dialog).ToHaveCountAsync(0);
        Assert.Equal(6, (int)(await stage.ReadAsync("meet/rooms/serv2contended"))["maxParticipants"]!);
    }
}
