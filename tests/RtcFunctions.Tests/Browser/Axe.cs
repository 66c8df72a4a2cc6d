using Microsoft.Playwright;

namespace RtcFunctions.Tests.Browser;

/// <summary>axe-core, run within a page.</summary>
internal static class Axe
{
    private static readonly NodePackages Packages = new("tests/axe");

    /// <summary>
    /// What axe-core calls serious or critical within an element: the rule, where, and what to do about it. Left out is what one of the
    /// given rules finds at elements that its selector matches.
    /// </summary>
    public static async Task<string[]> SeriousFaultsAsync(IPage page, IEnumerable<(string Rule, string Where)>? except = null, string within = "html")
    {
        var axe = await File.ReadAllTextAsync(Path.Combine(await Packages.InstalledAsync(), "node_modules", "axe-core", "axe.min.js"));
        await page.EvaluateAsync(axe);
        return await page.EvaluateAsync<string[]>(
            """
            async ({ except, within }) => (await axe.run(within)).violations
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .flatMap(({ id, nodes }) => nodes
                .filter(({ target }) => !except.some(([rule, where]) => rule === id && document.querySelector(target).matches(where)))
                .map(({ target, failureSummary }) => `${id} at ${target}: ${failureSummary}`))
            """,
            new { within, except = (except ?? []).Select(fault => new[] { fault.Rule, fault.Where }) });
    }
}
