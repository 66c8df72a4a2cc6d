using Microsoft.Playwright;
using RtcFunctions.Sandbox.Scene;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

[Collection(nameof(BrowserStage))]
public sealed class ConsoleKeyTests(BrowserStage stage)
{
    private const int LargestFirstView = 100_000;

    [BrowserFact]
    public async Task The_key_is_asked_for_kept_for_the_tab_and_sent_in_a_header_alone()
    {
        await using var visit = await stage.VisitAsync();

        await visit.OpenAsync();
        await visit.GiveKeyAsync("a-wrong-one");
        await Assertions.Expect(visit.Dialog).ToContainTextAsync("does not take that key");
        await visit.GiveKeyAsync(BrowserStage.Key);
        await Assertions.Expect(visit.Card("serv0standup")).ToBeVisibleAsync();

        Assert.DoesNotContain(visit.Requests, request => request.Url.Contains(BrowserStage.Key, StringComparison.Ordinal));
        Assert.Contains(visit.Requests, request => request.Headers.GetValueOrDefault("x-functions-key") == BrowserStage.Key);
        Assert.Equal("0", await visit.Page.EvaluateAsync<string>("`${localStorage.length}${document.cookie}`"));
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Card("serv0standup")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Dialog).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Where_no_keys_are_enforced_none_is_asked_for_and_rooms_appear_as_the_scene_goes_on()
    {
        await using var app = await stage.StartAppAsync();
        var address = app.Client.BaseAddress!;
        using var scene = new LivelyScene(stage.Gcore, address, key: null, seed: 2);
        await using var visit = await stage.VisitAsync(address);

        await visit.OpenAsync("rooms");
        await Assertions.Expect(visit.Page.GetByText("No rooms yet.")).ToBeVisibleAsync();
        await scene.ActAsync();

        foreach (var roomId in (string[])["serv0standup", "serv1townhall", "serv2interview", "serv3lounge"])
        {
            await Assertions.Expect(visit.Card(roomId)).ToBeVisibleAsync();
        }

        await Assertions.Expect(visit.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.GetByText("No rooms yet.")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_first_view_weighs_little()
    {
        await using var visit = await stage.SignInAsync("rooms");
        await Assertions.Expect(visit.Card("serv0standup").GetByText("places held")).ToBeVisibleAsync();

        var sizes = await Task.WhenAll(visit.Responses.Select(async response => (await response.BodyAsync()).Length));

        Assert.InRange(sizes.Sum(), 1, LargestFirstView);
    }

    [BrowserFact]
    public async Task An_app_that_goes_away_is_told_and_what_is_known_stays()
    {
        await using var visit = await stage.SignInAsync("rooms");
        await Assertions.Expect(visit.Card("serv0standup")).ToBeVisibleAsync();
        visit.Expect("net::ERR_", "/api/");

        await visit.Page.RouteAsync("**/api/meet/**", route => route.AbortAsync());
        await Assertions.Expect(visit.Page.Locator("#pulse")).ToContainTextAsync("Is it running");
        await Assertions.Expect(visit.Card("serv0standup")).ToBeVisibleAsync();

        await visit.Page.UnrouteAllAsync();
        await Assertions.Expect(visit.Page.Locator("#pulse")).ToHaveTextAsync("Live");
    }
}
