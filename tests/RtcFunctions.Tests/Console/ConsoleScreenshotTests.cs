using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

/// <summary>Every view as people see it, on a phone and a large screen, for CI to keep and for us to look at.</summary>
[Collection(nameof(BrowserStage))]
public sealed class ConsoleScreenshotTests(BrowserStage stage)
{
    [BrowserTheory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task Every_view_fits_the_screen(int width, ColorScheme colors)
    {
        await using var visit = await stage.SignInAsync("rooms", width, colors);

        foreach (var view in ConsoleViews.All)
        {
            await ConsoleViews.ShowAsync(stage, visit, view);
            await Screenshots.TakeAsync(visit.Page, $"console-{view}", width, colors);
            Assert.Equal(0, await visit.OverflowAsync());
        }
    }

    [BrowserFact]
    public async Task Every_view_fits_the_narrowest_phone()
    {
        await using var visit = await stage.SignInAsync("rooms", width: 360);

        foreach (var view in ConsoleViews.All)
        {
            await ConsoleViews.ShowAsync(stage, visit, view);
            Assert.Equal(0, await visit.OverflowAsync());
        }
    }
}
