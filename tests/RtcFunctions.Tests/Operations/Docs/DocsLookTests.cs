using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Operations.Docs;

/// <summary>The page as people see it, and as those have it who do not.</summary>
[Collection(nameof(BrowserStage))]
public sealed class DocsLookTests(BrowserStage stage)
{
    // Of Swagger UI's own markup, which a page that loads it cannot change.
    private static readonly (string Rule, string Where)[] OfSwaggerUi =
    [
        // An operation's row is a button with a link to the operation in it.
        ("nested-interactive", ".opblock-summary-control"),
        // The request's body has its heading beside it, unconnected.
        ("label", "textarea.body-param__text"),
        // A cross, drawn.
        ("button-name", ".close-modal"),
        // "Authorize" and "Logout" are called "Apply credentials" and "Remove authorization".
        ("label-content-name-mismatch", ".auth-btn-wrapper > button[aria-label]"),
        // The highlighter of examples writes its colours into each word.
        ("color-contrast", ".microlight span[style]"),
        // The curl command scrolls with a pointer only; it can be copied by a button beside it.
        ("scrollable-region-focusable", "pre.curl"),
    ];

    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    [BrowserFact]
    public async Task It_fits_every_screen_and_axe_finds_nothing_serious_of_ours()
    {
        await using var visit = await DocsVisit.OpenAsync(stage);
        // Colours that are on their way to others are neither.
        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await visit.AuthorizeAsync(BrowserStage.Key);
        await visit.OpenOperationAsync("IssueAgoraToken");
        await visit.Page.Locator("button.execute").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".live-responses-table .response")).ToContainTextAsync("\"token\": \"007");

        foreach (var colors in Schemes)
        {
            await visit.Page.EmulateMediaAsync(new() { ColorScheme = colors });
            foreach (var width in (int[])[390, 1440])
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                Assert.Equal(0, await visit.OverflowAsync());
                await Screenshots.TakeAsync(visit.Page, "docs", width, colors);
            }

            Assert.Empty(await Axe.SeriousFaultsAsync(visit.Page, OfSwaggerUi));
        }

        await visit.OpenAuthorizationAsync();
        Assert.Empty(await Axe.SeriousFaultsAsync(visit.Page, OfSwaggerUi, within: ".dialog-ux"));
    }
}
