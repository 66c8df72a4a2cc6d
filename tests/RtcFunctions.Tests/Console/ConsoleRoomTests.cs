using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

/// <summary>One room's page.</summary>
[Collection(nameof(BrowserStage))]
public sealed class ConsoleRoomTests(BrowserStage stage)
{
    [BrowserFact]
    public async Task A_room_is_locked_and_unlocked_and_its_events_come_by_themselves()
    {
        await stage.MakeRoomAsync("serv1lock");
        await using var visit = await OpenAsync("serv1lock");

        await visit.Button("Lock").ClickAsync();
        await visit.Dialog.GetByLabel("What those are told").FillAsync("Back at noon.");
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Section("Events")).ToContainTextAsync("locked");
        await Assertions.Expect(visit.Page.Locator("main .head").First).ToContainTextAsync("Locked");
        await Assertions.Expect(visit.Page.GetByText("Back at noon.")).ToBeVisibleAsync();
        Assert.True((bool)(await stage.ReadAsync("meet/rooms/serv1lock"))["locked"]!);

        await visit.Button("Unlock").ClickAsync();
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Section("Events")).ToContainTextAsync("unlocked");
        Assert.False((bool)(await stage.ReadAsync("meet/rooms/serv1lock"))["locked"]!);
        Assert.Single(visit.Requests, request => request.IsNavigationRequest);
    }

    [BrowserFact]
    public async Task An_invitation_is_shown_once_and_who_comes_by_it_appears_as_text()
    {
        const string Name = "<img src=x onerror=alert(1)> Ada";
        await stage.MakeRoomAsync("serv1invite");
        await using var visit = await OpenAsync("serv1invite");

        await visit.Button("Invite").ClickAsync();
        await visit.Dialog.GetByLabel("Peer ID (optional)").FillAsync("ada");
        await visit.Dialog.GetByLabel("Name (optional)").FillAsync(Name);
        await visit.SubmitAsync();
        var link = await visit.Dialog.GetByLabel("Whoever has it may enter").InputValueAsync();
        await visit.Button("Done").ClickAsync();
        var entry = await stage.Gcore.JoinAsync(link);

        Assert.True(entry.IsIn);
        await Assertions.Expect(visit.Section("People")).ToContainTextAsync(Name);
        await Assertions.Expect(visit.Section("Events")).ToContainTextAsync("connected");
        await Assertions.Expect(visit.Section("Attendance")).ToContainTextAsync("Here now");
        await Assertions.Expect(visit.Page.Locator("main img")).ToHaveCountAsync(0);
        Assert.DoesNotContain("accessToken=", await visit.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Somebody_is_removed_and_blocked_and_the_block_is_lifted()
    {
        await stage.MakeRoomAsync("serv1remove");
        await stage.ComeAsync("serv1remove", "ada", "Ada");
        await stage.ComeAsync("serv1remove", "grace", "Grace");
        await using var visit = await OpenAsync("serv1remove");

        await visit.Button("Block Ada").ClickAsync();
        await visit.Button("Cancel").ClickAsync();
        Assert.Contains("ada", stage.Gcore.ServerOf("serv1remove").Peers("serv1remove"));
        await visit.Button("Block Ada").ClickAsync();
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Button("Block Ada")).ToHaveCountAsync(0);
        await visit.Button("Remove Grace").ClickAsync();
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Section("People")).ToContainTextAsync("Nobody is here.");
        Assert.Empty(stage.Gcore.ServerOf("serv1remove").Peers("serv1remove"));

        await visit.Button("Lift a block…").ClickAsync();
        await visit.Dialog.GetByLabel("Peer ID").FillAsync("ada");
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Dialog).ToHaveCountAsync(0);
        Assert.NotNull(await stage.ComeAsync("serv1remove", "ada", "Ada"));
    }

    [BrowserFact]
    public async Task Closing_locks_first_and_puts_everybody_out()
    {
        await stage.MakeRoomAsync("serv1close");
        await stage.ComeAsync("serv1close", "ada", "Ada");
        await using var visit = await OpenAsync("serv1close");

        await visit.Button("Close room").ClickAsync();
        await visit.SubmitAsync();
        await Assertions.Expect(visit.Section("People")).ToContainTextAsync("Nobody is here.");

        string[] posted = [.. visit.Requests.Where(request => request.Method == "POST").Select(request => request.Url.Split('/')[^1])];
        Assert.Equal(["lock", "closeRoom"], posted);
        Assert.True((bool)(await stage.ReadAsync("meet/rooms/serv1close"))["locked"]!);
        Assert.Empty(stage.Gcore.ServerOf("serv1close").Peers("serv1close"));
    }

    [BrowserFact]
    public async Task The_latest_occasion_is_drawn_and_told()
    {
        await stage.AttendAsync("serv1timeline");
        await using var visit = await stage.SignInAsync("rooms/serv1timeline");
        var attendance = visit.Section("Attendance");

        await Assertions.Expect(attendance).ToContainTextAsync("3 people");
        await Assertions.Expect(attendance.Locator(".lane")).ToHaveCountAsync(3);
        await Assertions.Expect(attendance.Locator(".stay")).ToHaveCountAsync(4);
        var told = await attendance.GetByRole(AriaRole.Img).GetAttributeAsync("aria-label");
        Assert.Matches(@"ada from \d\d:\d\d to \d\d:\d\d and from \d\d:\d\d to \d\d:\d\d", told);
        await attendance.GetByText("The same as a table").ClickAsync();
        await Assertions.Expect(attendance.Locator("tbody tr")).ToHaveCountAsync(4);
    }

    [BrowserFact]
    public async Task Gcores_statistics_are_shown_when_asked_for()
    {
        var now = TimeProvider.System.GetUtcNow();
        await stage.MakeRoomAsync("serv1statistics");
        stage.Gcore.Streaming.AddSession("serv1statistics", "ada", now.AddHours(-2), now.AddHours(-1));
        await using var visit = await OpenAsync("serv1statistics");

        await visit.Button("Ask Gcore").ClickAsync();

        await Assertions.Expect(visit.Section("Statistics from Gcore")).ToContainTextAsync("1 h 00 min");
        await Assertions.Expect(visit.Section("Statistics from Gcore").Locator("tbody")).ToContainTextAsync("ada");
    }

    private async Task<ConsoleVisit> OpenAsync(string roomId)
    {
        var visit = await stage.SignInAsync($"rooms/{roomId}");
        await Assertions.Expect(visit.Button("Invite")).ToBeVisibleAsync();
        return visit;
    }
}
