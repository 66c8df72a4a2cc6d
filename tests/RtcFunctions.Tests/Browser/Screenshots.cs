using Microsoft.Playwright;

namespace RtcFunctions.Tests.Browser;

/// <summary>Pages as people see them, for CI to keep and for us to look at.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "artifacts", "screenshots");

    public static async Task TakeAsync(IPage page, string name, int width, ColorScheme colors)
    {
        await page.EvaluateAsync("scrollTo(0, 0)");
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, $"{name}-{width}-{colors.ToString().ToLowerInvariant()}.png"),
            FullPage = true,
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}
