using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

/// <summary>What a room's page takes back, erases and deletes.</summary>
[Collection(nameof(BrowserStage))]
public sealed class ConsoleForgettingTests(BrowserStage stage)
{
    [BrowserFact]
    public async Task Invitations_are_listed_as_they_are_used_and_revoked_when_that_is_confirmed()
    {
        await stage.MakeRoomAsync("serv1invitations");
        await stage.InviteAsync("serv1invitations", new { peerId = "ada", displayName = "Ada Lovelace", expiresIn = 3600 });
        var forGrace = await stage.InviteAsync("serv1invitations", new { peerId = "grace", expiresIn = 86400, oneTime = true });
        await using var visit = await stage.SignInAsync("rooms/serv1invitations");
        var invitations = visit.Section("Invitations");
        var grace = invitations.Locator("li").Filter(new() { HasText = "grace" });

        await Assertions.Expect(invitations.Locator("li").First).ToContainTextAsync("Ada Lovelace");
        await Assertions.Expect(grace).ToContainTextAsync("not used yet");
        await Assertions.Expect(grace).ToContainTextAsync("lapses in 23 hr");
        await stage.Gcore.JoinAsync(forGrace);
        await Assertions.Expect(grace).ToContainTextAsync("used by grace");

        await visit.Button("Revoke: grace").ClickAsync();
        await visit.Button("Cancel").ClickAsync();
        await Assertions.Expect(grace).ToHaveCountAsync(1);
        await visit.Button("Revoke: grace").ClickAsync();
        await Assertions.Expect(visit.Dialog).ToContainTextAsync("Who is in by it stays in.");
        await visit.SubmitAsync();
        await Assertions.Expect(grace).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Section("Events")).ToContainTextAsync("revoked");
        Assert.Single((await stage.ReadAsync("meet/rooms/serv1invitations/invitations"))["invitations"]!.AsArray());
    }

    [BrowserFact]
    public async Task A_person_is_erased_from_all_that_the_page_shows()
    {
        await stage.MakeRoomAsync("serv1erase");
        await stage.ComeAsync("serv1erase", "ada", "Ada Lovelace");
        await using var visit = await stage.SignInAsync("rooms/serv1erase");
        await Assertions.Expect(visit.Section("Events")).ToContainTextAsync("Ada Lovelace");

        await visit.Button("Erase a person…").ClickAsync();
        await visit.Dialog.GetByLabel("Peer ID").FillAsync("ada");
        await Assertions.Expect(visit.Dialog).ToContainTextAsync("Lost for good");
        await visit.SubmitAsync();

        await Assertions.Expect(visit.Section("People")).ToContainTextAsync("Nobody is here.");
        await Assertions.Expect(visit.Section("Invitations")).ToContainTextAsync("Nobody is invited.");
        await Assertions.Expect(visit.Section("Events")).ToContainTextAsync("connected");
        await Assertions.Expect(visit.Page.GetByText("Ada Lovelace")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_room_is_deleted_when_that_is_confirmed()
    {
        await stage.MakeRoomAsync("serv1delete");
        await using var visit = await stage.SignInAsync("rooms/serv1delete");

        await visit.Button("Delete room").ClickAsync();
        await Assertions.Expect(visit.Dialog).ToContainTextAsync("All its invitations die");
        await visit.SubmitAsync();

        await Assertions.Expect(visit.Heading("Rooms")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Card("serv0standup")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Card("serv1delete")).ToHaveCountAsync(0);
        using var gone = await stage.Client.GetAsync(new Uri("api/meet/rooms/serv1delete", UriKind.Relative));
        Assert.Equal(404, (int)gone.StatusCode);
    }
}
