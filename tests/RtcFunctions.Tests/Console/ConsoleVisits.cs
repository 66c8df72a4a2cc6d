using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

internal static class ConsoleVisits
{
    /// <summary>The console in a tab that was never there.</summary>
    public static async Task<ConsoleVisit> VisitAsync(
        this BrowserStage stage, Uri? app = null, int width = 1440, ColorScheme colors = ColorScheme.Light) =>
        new(await stage.OpenTabAsync(width, colors), app ?? stage.Address);

    /// <summary>The console as one sees it who has given the key, at a view.</summary>
    public static async Task<ConsoleVisit> SignInAsync(
        this BrowserStage stage, string view, int width = 1440, ColorScheme colors = ColorScheme.Light)
    {
        var visit = await stage.VisitAsync(null, width, colors);
        await visit.OpenAsync("rooms");
        await visit.GiveKeyAsync(BrowserStage.Key);
        await Assertions.Expect(visit.Card("serv0standup")).ToBeVisibleAsync();
        await visit.GoAsync(view);
        return visit;
    }
}
