using System.Globalization;
using System.Text.Json;
using System.Web;
using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

/// <summary>The log of a room where much has happened.</summary>
[Collection(nameof(BrowserStage))]
public sealed class ConsoleEventsTests(BrowserStage stage)
{
    // The app numbers a room's events from the millisecond of the first one on.
    private const long First = 1_790_000_000_000;

    private const int MostRequests = 20;

    [BrowserTheory]
    [InlineData(40)]
    [InlineData(2000)]
    [InlineData(123_456)]
    public async Task It_opens_with_the_newest_events_however_many_came_before(int count)
    {
        await stage.MakeRoomAsync($"serv1log{count}");
        await using var visit = await stage.VisitAsync();
        await visit.Page.RouteAsync("**/events?*", route => AnswerAsync(route, count));

        await visit.OpenAsync($"rooms/serv1log{count}");
        await visit.GiveKeyAsync(BrowserStage.Key);
        var entries = visit.Section("Events").Locator("li");
        await Assertions.Expect(entries).ToHaveCountAsync(Math.Min(200, count));

        await Assertions.Expect(entries.First).ToContainTextAsync($"peer {count}");
        await Assertions.Expect(entries.Last).ToContainTextAsync($"peer {Math.Max(1, count - 199)}");
        Assert.InRange(visit.Requests.Count(request => request.Url.Contains("/events?", StringComparison.Ordinal)), 1, MostRequests);
    }

    /// <summary>As the app would, of so many events.</summary>
    private static Task AnswerAsync(IRoute route, int count)
    {
        var query = HttpUtility.ParseQueryString(new Uri(route.Request.Url).Query);
        var before = (int)Math.Clamp(long.Parse(query["after"]!, CultureInfo.InvariantCulture) - First + 1, 0, count);
        var after = Math.Min(count, before + int.Parse(query["limit"]!, CultureInfo.InvariantCulture));
        var events = Enumerable.Range(before, after - before)
            .Select(index => new { cursor = $"{First + index}", at = "2026-01-01T00:00:00Z", kind = "connected", peerId = $"peer {index + 1}" })
            .ToArray();
        var next = after == count ? null : events[^1].cursor;
        return route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { events, next }) });
    }
}
