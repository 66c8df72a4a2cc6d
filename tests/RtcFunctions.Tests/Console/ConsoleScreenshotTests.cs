using Microsoft.Playwright;

namespace RtcFunctions.Tests.Console;

/// <summary>Every view as people see it, on a phone and a large screen, for CI to keep and for us to look at.</summary>
[Collection(nameof(ConsoleStage))]
public sealed class ConsoleScreenshotTests(ConsoleStage stage)
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "artifacts", "console");

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
            await visit.Page.EvaluateAsync("scrollTo(0, 0)");
            await visit.Page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Folder, $"{view}-{width}-{colors.ToString().ToLowerInvariant()}.png"),
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            });
            Assert.Equal(0, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }
    }

    [BrowserFact]
    public async Task Every_view_fits_the_narrowest_phone()
    {
        await using var visit = await stage.SignInAsync("rooms", width: 360);

        foreach (var view in ConsoleViews.All)
        {
            await ConsoleViews.ShowAsync(stage, visit, view);
            Assert.Equal(0, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }
    }
}
