using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RtcFunctions.Tests.Browser;

/// <summary>
/// A tab, and all that must not happen in it: an error or a warning in the browser's console (a violation of the content security
/// policy is one), an exception, a request to anybody but the app. Checked when the visit ends.
/// </summary>
internal abstract class BrowserVisit : IAsyncDisposable
{
    private static readonly string[] Complaints = ["error", "warning"];

    private readonly List<(string Text, string Url)> _expected = [];
    private readonly ConcurrentQueue<(string Text, string Url)> _complaints = [];

    protected BrowserVisit(IPage page, Uri app)
    {
        App = app;
        Page = page;
        page.Console += (_, message) => Complain(message);
        page.PageError += (_, error) => _complaints.Enqueue((error, page.Url));
        page.Request += (_, request) => Requests.Enqueue(request);
        page.Response += (_, response) => Responses.Enqueue(response);
    }

    public IPage Page { get; }

    public ConcurrentQueue<IRequest> Requests { get; } = [];

    public ConcurrentQueue<IResponse> Responses { get; } = [];

    protected Uri App { get; }

    /// <summary>What the browser may report: a part of its text, and of the address that it is about.</summary>
    public void Expect(string text, string url) => _expected.Add((text, url));

    /// <summary>How far the page is wider than the screen.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.All(_complaints, complaint => Assert.Contains(_expected, expected =>
            complaint.Text.Contains(expected.Text, StringComparison.Ordinal) && complaint.Url.Contains(expected.Url, StringComparison.Ordinal)));
        Assert.All(Requests, request => Assert.StartsWith(App.AbsoluteUri, request.Url, StringComparison.Ordinal));
    }

    private void Complain(IConsoleMessage message)
    {
        if (Complaints.Contains(message.Type, StringComparer.Ordinal))
        {
            _complaints.Enqueue((message.Text, message.Location));
        }
    }
}
