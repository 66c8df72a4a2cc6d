using Microsoft.Playwright;

namespace RtcFunctions.Tests.Console;

[Collection(nameof(ConsoleStage))]
public sealed class ConsoleAccessibilityTests(ConsoleStage stage)
{
    private static readonly NodePackages Axe = new("tests/axe");

    public static TheoryData<string> Views => [.. ConsoleViews.All];

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_nothing_serious_in_light_and_dark(string view)
    {
        await using var visit = await stage.SignInAsync("rooms");
        await ConsoleViews.ShowAsync(stage, visit, view);

        var light = await FaultsAsync(visit);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await FaultsAsync(visit);

        Assert.Empty(light);
        Assert.Empty(dark);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_serious_in_dialogs()
    {
        await stage.MakeRoomAsync("serv2dialogs");
        await using var visit = await stage.SignInAsync("rooms/serv2dialogs");

        foreach (var name in (string[])["Invite", "Edit", "Lock", "Close room", "Change key"])
        {
            await visit.Button(name).ClickAsync();
            Assert.Empty(await FaultsAsync(visit));
            await visit.Page.ReloadAsync();
        }
    }

    [BrowserFact]
    public async Task Everything_is_reached_by_the_keyboard()
    {
        await stage.MakeRoomAsync("serv2keyboard");
        await using var visit = await stage.SignInAsync("rooms/serv2keyboard");
        await Assertions.Expect(visit.Button("Invite")).ToBeVisibleAsync();

        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Button("Invite")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Page.GetByText("Skip to the content")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visit.Button("Invite")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Dialog).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Button("Invite")).ToBeFocusedAsync();
    }

    /// <summary>What axe-core calls serious or critical, with where it is.</summary>
    private static async Task<string[]> FaultsAsync(ConsoleVisit visit)
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(await Axe.InstalledAsync(), "node_modules", "axe-core", "axe.min.js"));
        await visit.Page.EvaluateAsync(axe);
        return await visit.Page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run()).violations
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`))
            """);
    }
}
