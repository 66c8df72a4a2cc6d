using System.Text.Json.Nodes;
using RtcFunctions.Operations.Health;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Operations.Health;

/// <summary>What whoever runs the app asks of it: how it is, and to run a timer now.</summary>
internal static class Operator
{
    /// <summary>Every timer once a year: none runs unless a test says so.</summary>
    public static IEnumerable<KeyValuePair<string, string>> NoTimerByItself =>
        TimerFunction.All.Select(timer => KeyValuePair.Create("Schedule" + timer.Name, "0 0 0 1 1 *"));

    public static async Task<(int Status, JsonNode Report)> HealthAsync(this AppProcess app)
    {
        using var response = await app.Client.GetAsync("/api/health");
        return ((int)response.StatusCode, (await response.JsonAsync())!);
    }

    public static async Task<JsonNode> CheckAsync(this AppProcess app, string name) => (await app.HealthAsync()).Report["checks"]![name]!;

    public static async Task<string> StatusAsync(this AppProcess app) => (string)(await app.HealthAsync()).Report["status"]!;

    /// <summary>Asks for a run, and does not wait for it.</summary>
    public static async Task BeginTimerAsync(this AppProcess app, string name)
    {
        using var accepted = await app.Client.PostAsync($"/admin/functions/{name}", content: null);
        Assert.Equal(202, (int)accepted.StatusCode);
    }

    /// <summary>Runs a timer; how it ended, as health tells it.</summary>
    public static async Task<string> RunTimerAsync(this AppProcess app, string name)
    {
        async Task<(string? At, string? Result)> LastAsync() => (await app.CheckAsync("timers"))[name] is { } run
            ? ((string?)run["lastRun"], (string?)run["lastResult"])
            : default;

        var before = await LastAsync();
        await app.BeginTimerAsync(name);
        var last = before;
        await Eventually.HoldsAsync(async () => (last = await LastAsync()).At != before.At);
        return last.Result!;
    }
}
