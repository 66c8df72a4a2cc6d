using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

/// <summary>The console in a tab.</summary>
internal sealed class ConsoleVisit : BrowserVisit
{
    public ConsoleVisit(IPage page, Uri app)
        : base(page, app)
    {
        // The API's answer for a room that nobody has left yet, which the browser reports as it does every 404.
        Expect("status of 404", "/attendance");
    }

    public Task OpenAsync(string view = "") =>
        Page.GotoAsync(new Uri(App, view.Length == 0 ? "api/console" : $"api/console#/{view}").AbsoluteUri);

    /// <summary>Another view, as a link would open it.</summary>
    public async Task GoAsync(string view) => await Page.EvaluateAsync("view => { location.hash = `#/${view}`; }", view);

    public async Task GiveKeyAsync(string key)
    {
        // The browser reports each refusal, also the one by which the console learns that a key is wanted.
        Expect("status of 401", "/api/");
        await Page.GetByLabel("Key", new() { Exact = true }).FillAsync(key);
        await Page.Keyboard.PressAsync("Enter");
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    public ILocator Section(string heading) => Page.Locator("section").Filter(new() { Has = Heading(heading) });

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Presses the button that the open dialog is for.</summary>
    public Task SubmitAsync() => Dialog.Locator("button[type=submit]").ClickAsync();

    public ILocator Card(string roomId) => Page.Locator($"[data-room={roomId}]");
}
