using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Operations.Docs;

/// <summary>The docs in a tab.</summary>
internal sealed class DocsVisit(IPage page, Uri app) : BrowserVisit(page, app)
{
    public ILocator Operations => Page.Locator(".opblock");

    public static async Task<DocsVisit> OpenAsync(BrowserStage stage, int width = 1440, ColorScheme colors = ColorScheme.Light)
    {
        var visit = new DocsVisit(await stage.OpenTabAsync(width, colors), stage.Address);
        await visit.Page.GotoAsync(new Uri(stage.Address, "api/docs").AbsoluteUri);
        await Assertions.Expect(visit.Operations.First).ToBeVisibleAsync();
        return visit;
    }

    /// <summary>Gives a key in the dialog, in place of the one that was given before.</summary>
    public async Task AuthorizeAsync(string key)
    {
        var header = (await OpenAuthorizationAsync()).Locator(".auth-container").Filter(new() { HasText = "x-functions-key" });
        if (await header.GetByText("Logout").IsVisibleAsync())
        {
            await header.GetByText("Logout").ClickAsync();
        }

        await header.Locator("input").FillAsync(key);
        await Page.Keyboard.PressAsync("Enter");
        await header.GetByText("Close").ClickAsync();
    }

    public async Task<ILocator> OpenAuthorizationAsync()
    {
        await Page.Locator(".auth-wrapper .authorize").ClickAsync();
        return Page.Locator(".dialog-ux");
    }

    /// <summary>An operation, opened.</summary>
    public async Task<ILocator> OpenOperationAsync(string operationId)
    {
        var operation = Page.Locator($".opblock[id$='-{operationId}']");
        await operation.Locator(".opblock-summary-control").ClickAsync();
        await Assertions.Expect(operation.Locator("button.execute")).ToBeVisibleAsync();
        return operation;
    }

    public static Task AskForDryRunAsync(ILocator operation) =>
        operation.Locator("tr[data-param-name='rtc-dry-run'] select").SelectOptionAsync("true");
}
