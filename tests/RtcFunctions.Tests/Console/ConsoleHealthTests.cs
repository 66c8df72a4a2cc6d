using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

[Collection(nameof(BrowserStage))]
public sealed class ConsoleHealthTests(BrowserStage stage)
{
    [BrowserFact]
    public async Task Health_tells_of_storage_secrets_vendors_servers_and_timers_with_their_age()
    {
        using var run = await stage.Client.PostAsync(new Uri("admin/functions/ProbeMeetServers", UriKind.Relative), content: null);
        await using var visit = await stage.SignInAsync("health");

        foreach (var (card, row, word) in ((string, string, string)[])
        [
            ("Foundations", "Storage", "ok"), ("Foundations", "Secrets", "ok"), ("Vendors", "ZEGOCLOUD", "configured"),
            ("Vendors", "ZEGOCLOUD", "circuit closed"), ("Vendors", "Gcore Meet", "access checks need a credential"),
            ("Meet servers", "serv0", "up"), ("Meet servers", "serv0", "ago"), ("Timers", "ProbeMeetServers", "ok"),
            ("Timers", "ProbeMeetServers", "ago"),
        ])
        {
            await Assertions.Expect(Row(visit, card, row)).ToContainTextAsync(word);
        }
    }

    [BrowserFact]
    public async Task A_vendor_without_settings_is_said_to_be_missing_them()
    {
        await using var app = await stage.StartAppAsync(("Zego__ServerSecret", ""));
        await using var visit = await stage.VisitAsync(app.Client.BaseAddress);

        await visit.OpenAsync("health");

        await Assertions.Expect(Row(visit, "Vendors", "ZEGOCLOUD")).ToContainTextAsync("not configured");
        await Assertions.Expect(Row(visit, "Vendors", "ZEGOCLOUD")).ToContainTextAsync("name what is missing");
    }

    private static ILocator Row(ConsoleVisit visit, string card, string name) =>
        visit.Section(card).Locator(".rows > div").Filter(new() { HasText = name });
}
