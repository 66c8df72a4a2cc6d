using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

/// <summary>Every view, furnished with something to look at.</summary>
internal static class ConsoleViews
{
    private const string Room = "serv2occasion";

    private static readonly SemaphoreSlim Furnishing = new(1);

    private static bool _isFurnished;

    public static string[] All { get; } = ["rooms", "room", "occasion", "health", "workbench", "agora-token"];

    public static async Task ShowAsync(BrowserStage stage, ConsoleVisit visit, string view)
    {
        await FurnishAsync(stage);
        switch (view)
        {
            case "rooms":
                await visit.GoAsync("rooms");
                await Assertions.Expect(visit.Card("serv0standup").GetByText("places held")).ToBeVisibleAsync();
                break;
            case "room":
                await visit.GoAsync("rooms/serv0standup");
                await Assertions.Expect(visit.Section("Events").Locator("li").Nth(3)).ToBeVisibleAsync();
                await Assertions.Expect(visit.Section("People").Locator("li").First).ToBeVisibleAsync();
                await Assertions.Expect(visit.Section("Invitations").Locator("li").First).ToBeVisibleAsync();
                break;
            case "occasion":
                await visit.GoAsync($"rooms/{Room}");
                await Assertions.Expect(visit.Section("Attendance").Locator(".lane").First).ToBeVisibleAsync();
                await visit.Button("Ask Gcore").ClickAsync();
                await Assertions.Expect(visit.Section("Statistics from Gcore").Locator("tbody tr").First).ToBeVisibleAsync();
                break;
            case "health":
                await visit.GoAsync("health");
                await Assertions.Expect(visit.Section("Timers").Locator("dt").First).ToBeVisibleAsync();
                break;
            case "workbench":
                await visit.GoAsync("workbench");
                await visit.Button("Send").ClickAsync();
                await visit.SubmitAsync();
                await Assertions.Expect(visit.Section("The answer")).ToContainTextAsync("from zego");
                break;
            default:
                await visit.GoAsync("workbench/agora-token");
                await visit.Button("Mint a token").ClickAsync();
                await Assertions.Expect(visit.Section("Decode")).ToContainTextAsync("Service rtc");
                break;
        }
    }

    private static async Task FurnishAsync(BrowserStage stage)
    {
        await Furnishing.WaitAsync();
        try
        {
            if (!_isFurnished)
            {
                await stage.AttendAsync(Room);
                _isFurnished = true;
            }
        }
        finally
        {
            Furnishing.Release();
        }
    }
}
