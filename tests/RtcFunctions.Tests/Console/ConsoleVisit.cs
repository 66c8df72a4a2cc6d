using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RtcFunctions.Tests.Console;

/// <summary>
/// A tab, and all that must not happen in it: an error or a warning in the browser's console (a violation of the content security
/// policy is one), an exception, a request to anybody but the app. Checked when the visit ends.
/// </summary>
internal sealed class ConsoleVisit : IAsyncDisposable
{
    // The API's answer for a room that nobody has left yet, which the browser reports as it does every 404.
    private static readonly (string Text, string Url) NoOccasionYet = ("status of 404", "/attendance");

    private static readonly string[] Complaints = ["error", "warning"];

    private readonly IBrowserContext _context;
    private readonly Uri _app;
    private readonly List<(string Text, string Url)> _expected = [NoOccasionYet];
    private readonly ConcurrentQueue<(string Text, string Url)> _complaints = [];

    private ConsoleVisit(IBrowserContext context, IPage page, Uri app)
    {
        _context = context;
        _app = app;
        Page = page;
        page.Console += (_, message) => Complain(message);
        page.PageError += (_, error) => _complaints.Enqueue((error, page.Url));
        page.Request += (_, request) => Requests.Enqueue(request);
        page.Response += (_, response) => Responses.Enqueue(response);
    }

    public IPage Page { get; }

    public ConcurrentQueue<IRequest> Requests { get; } = [];

    public ConcurrentQueue<IResponse> Responses { get; } = [];

    public static async Task<ConsoleVisit> BeginAsync(IBrowser browser, Uri app, int width, ColorScheme colors)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = colors,
            Locale = "en-GB",
            TimezoneId = "Europe/Berlin",
        });
        context.SetDefaultTimeout(20_000);
        return new(context, await context.NewPageAsync(), app);
    }

    public Task OpenAsync(string view = "") =>
        Page.GotoAsync(new Uri(_app, view.Length == 0 ? "api/console" : $"api/console#/{view}").AbsoluteUri);

    /// <summary>Another view, as a link would open it.</summary>
    public async Task GoAsync(string view) => await Page.EvaluateAsync("view => { location.hash = `#/${view}`; }", view);

    public async Task GiveKeyAsync(string key)
    {
        // The browser reports each refusal, also the one by which the console learns that a key is wanted.
        Expect("status of 401", "/api/");
        await Page.GetByLabel("Key", new() { Exact = true }).FillAsync(key);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>What the browser may report: a part of its text, and of the address that it is about.</summary>
    public void Expect(string text, string url) => _expected.Add((text, url));

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    public ILocator Section(string heading) => Page.Locator("section").Filter(new() { Has = Heading(heading) });

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Presses the button that the open dialog is for.</summary>
    public Task SubmitAsync() => Dialog.Locator("button[type=submit]").ClickAsync();

    public ILocator Card(string roomId) => Page.Locator($"[data-room={roomId}]");

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.All(_complaints, complaint => Assert.Contains(_expected, expected =>
            complaint.Text.Contains(expected.Text, StringComparison.Ordinal) && complaint.Url.Contains(expected.Url, StringComparison.Ordinal)));
        Assert.All(Requests, request => Assert.StartsWith(_app.AbsoluteUri, request.Url, StringComparison.Ordinal));
    }

    private void Complain(IConsoleMessage message)
    {
        if (Complaints.Contains(message.Type, StringComparer.Ordinal))
        {
            _complaints.Enqueue((message.Text, message.Location));
        }
    }
}
