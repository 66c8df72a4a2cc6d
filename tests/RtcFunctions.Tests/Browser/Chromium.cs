using Microsoft.Playwright;

namespace RtcFunctions.Tests.Browser;

/// <summary>The machine's own Chromium, driven by Playwright; a browser of Playwright's is never downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];

    private static readonly string? Executable = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Why tests that need it are skipped; null where they run. In CI they always do.</summary>
    public static string? SkipReason { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal) || Executable is not null
            ? null
            : "Chromium is not on the PATH.";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Executable ?? throw new InvalidOperationException("Chromium is not on the PATH."),
        // No sandbox within the one that a build usually runs in; and nothing of its own may call home.
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    });

    /// <summary>A tab that shares nothing with others, its viewer in Berlin.</summary>
    public static async Task<IPage> OpenTabAsync(IBrowser browser, int width, ColorScheme colors)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = colors,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }
}
