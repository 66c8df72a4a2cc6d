using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora.Events;

public sealed partial class ListAgoraEventsTests(ListAgoraEventsTests.Drained drained) : IClassFixture<ListAgoraEventsTests.Drained>
{
    private const string Odd = """{"user_id":"\ud800<ä+","ms":1578027420761.10,"extra":[{"a":null}]}""";

    private EventsApp App => drained.App;

    [Fact]
    public async Task Each_event_comes_with_its_cursor_its_time_its_kind_and_Agoras_own_text()
    {
        var response = await App.Client.GetAsync("/api/agora/events");
        var text = await response.Content.ReadAsStringAsync();
        var last = JsonNode.Parse(text)!["events"]!.AsArray()[^1]!.AsObject();

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.Null(response.Header("rtc-vendor"));
        Assert.Equal(["cursor", "at", "kind", "event"], last.Select(property => property.Key));
        Assert.Matches(Rfc3339(), (string?)last["at"]);
        Assert.Contains($$"""
            "kind":"channel","event":{{Odd}}}
            """, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1000)]
    public async Task Who_follows_the_cursors_sees_each_event_once_and_in_order(int limit)
    {
        var seen = new List<string>();
        JsonObject page;
        var query = "";
        do
        {
            page = await App.ListAsync($"?limit={limit}{query}");
            var events = page["events"]!.AsArray();
            Assert.InRange(events.Count, 1, limit);
            Assert.Contains((string?)page["next"], (string?[])[null, (string?)events[^1]!["cursor"]]);
            seen.AddRange(events.Select(item => (string)item!["cursor"]!));
            Assert.InRange(seen.Count, 1, Drained.Count);
            query = $"&after={seen[^1]}";
        }
        while (page["next"] is not null);

        var all = await App.ListAsync();
        Assert.Equal(all["events"]!.AsArray().Select(item => (string)item!["cursor"]!), seen);
        Assert.Equal(seen.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Behind_the_last_cursor_there_is_nothing_yet()
    {
        var all = await App.ListAsync();

        var rest = await App.ListAsync($"?after={all["events"]!.AsArray()[^1]!["cursor"]}");

        Assert.Equal("""{"events":[],"next":null}""", rest.ToJsonString());
    }

    [Theory]
    [InlineData("after=", "after")]
    [InlineData("after=x", "after")]
    [InlineData("after=1", "after")]
    [InlineData("after=000000000000000000a", "after")]
    [InlineData("after=00000000000000000001", "after")]
    [InlineData("after=0000000000000000001&after=0000000000000000002", "after")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=many", "limit")]
    [InlineData("before=x", "before")]
    public async Task A_parameter_that_is_none_is_named(string query, string field)
    {
        var response = await App.Client.GetAsync($"/api/agora/events?{query}");

        await response.ShouldBeProblemAsync(400, "invalid_request", field);
    }

    [Fact]
    public async Task While_storage_is_away_the_list_says_so_and_when_to_come_again()
    {
        using var directory = new TemporaryDirectory();
        await using var app = await EventsApp.StartAsync(drained.Vendor, directory.Path, ("Storage__SqlitePath", directory.Path));

        var response = await app.Client.GetAsync("/api/agora/events");

        await response.ShouldBeProblemAsync(503, "storage_unavailable");
        Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_list_wants_a_key()
    {
        using var directory = new TemporaryDirectory();
        await using var app = await EventsApp.StartAsync(drained.Vendor, directory.Path, ("Functions__Keys__test", "a-key"));

        var response = await app.Client.GetAsync("/api/agora/events");

        await response.ShouldBeProblemAsync(401, "unauthorized");
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();

    /// <summary>An app whose log has events of several drains, the last of them an odd one.</summary>
    public sealed class Drained : IAsyncLifetime
    {
        public const int Count = 8;

        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rtc-functions-");

        public AgoraSimulator Vendor { get; private set; } = null!;

        public EventsApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Vendor = await EventsApp.StartVendorAsync();
            App = await EventsApp.StartAsync(Vendor, _directory.FullName);
            for (var i = 0; i < 4; i++)
            {
                Vendor.AddUserEvent($"user-{i}");
            }

            await App.DrainAsync();
            await App.UntilListedAsync(4);
            Vendor.AddChannelEvent("lobby", "alice");
            Vendor.AddChannelEvent("lobby", "bob");
            Vendor.AddUserEvent("carol");
            await App.DrainAsync();
            await App.UntilListedAsync(7);
            Vendor.Answer(200, "application/json", """{"result":"success","request_id":"1","events":[]}""");
            Vendor.Answer(200, "application/json", $$"""{"result":"success","request_id":"2","events":[{{Odd}}]}""");
            await App.DrainAsync();
            await App.UntilListedAsync(Count);
        }

        public async Task DisposeAsync()
        {
            await App.DisposeAsync();
            await Vendor.DisposeAsync();
            _directory.Delete(recursive: true);
        }
    }
}
