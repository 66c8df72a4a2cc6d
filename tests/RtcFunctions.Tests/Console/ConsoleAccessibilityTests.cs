using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

[Collection(nameof(BrowserStage))]
public sealed class ConsoleAccessibilityTests(BrowserStage stage)
{
    public static TheoryData<string> Views => [.. ConsoleViews.All];

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_nothing_serious_in_light_and_dark(string view)
    {
        await using var visit = await stage.SignInAsync("rooms");
        await ConsoleViews.ShowAsync(stage, visit, view);

        var light = await Axe.SeriousFaultsAsync(visit.Page);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await Axe.SeriousFaultsAsync(visit.Page);

        Assert.Empty(light);
        Assert.Empty(dark);
    }

    [BrowserFact]
    public async Task Axe_finds_nothing_serious_in_dialogs()
    {
        await stage.MakeRoomAsync("serv2dialogs");
        await using var visit = await stage.SignInAsync("rooms/serv2dialogs");

        foreach (var name in (string[])["Invite", "Edit", "Lock", "Close room", "Erase a person…", "Change key"])
        {
            await visit.Button(name).ClickAsync();
            Assert.Empty(await Axe.SeriousFaultsAsync(visit.Page));
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
}
