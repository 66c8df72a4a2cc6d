using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Load.Gauge;
using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Scenarios;

/// <summary>What the app takes after a million relayed requests, against after ten thousand.</summary>
internal static class MemoryRows
{
    private const int Few = 10_000;
    private const int Many = 1_000_000;
    private const int Connections = 32;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("load-gauge-");
        try
        {
            var gauge = Path.Combine(folder.FullName, "gauge");
            await using var vendors = await RelaySettings.StartVendorsAsync();
            await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(RelaySettings.For(vendors.Url), StringComparer.Ordinal)
            {
                ["Functions__MasterKey"] = RelaySettings.Key,
                ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
                [StartupHook.PathSetting] = gauge,
            });
            await using var forwarder = await OtherServer.StartAsync(OtherServer.Forwarder, vendors.Url.AbsoluteUri);

            await RunTimersAsync(app.Client);
            var vendor = VendorCase.All[0];
            var (few, many) = await MeasureAsync(forwarder, vendor.AsVendors(forwarder.Client.BaseAddress!), ResidentAsync);
            var bare = many.Resident / few.Resident;
            (few, many) = await MeasureAsync(
                app,
                vendor.AsCallers(app.Client.BaseAddress!, RelaySettings.Key),
                async process => new(await ProcessMemory.SettledAsync(process.ProcessId), await ProcessMemory.HeapAsync(gauge)));
            yield return Compare(
                FormattableString.Invariant($"resident after 1,000,000 relayed, against 10,000 (a bare forwarder's: {bare:0.00} times)"),
                many.Resident, few.Resident);
            yield return Compare("heap after 1,000,000 relayed, against 10,000", many.Heap, few.Heap);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Row Compare(string what, double many, double few) => new(what, "MB", many, few, many / few, Bound.AtMost(1.1));

    private static async Task<Memory> ResidentAsync(AppProcess process) => new(await ProcessMemory.SettledAsync(process.ProcessId), double.NaN);

    /// <summary>What a timer needs for the first time is not what relaying takes.</summary>
    private static async Task RunTimersAsync(HttpClient client)
    {
        client.DefaultRequestHeaders.Add("x-functions-key", RelaySettings.Key);
        var health = await client.GetFromJsonAsync<JsonElement>("api/health");
        foreach (var timer in health.GetProperty("checks").GetProperty("timers").EnumerateObject())
        {
            using var answer = await client.PostAsync($"admin/functions/{timer.Name}", null);
            answer.EnsureSuccessStatusCode();
        }

        client.DefaultRequestHeaders.Clear();
    }

    private static async Task<(Memory Few, Memory Many)> MeasureAsync(
        AppProcess process, LoadRequest request, Func<AppProcess, Task<Memory>> read)
    {
        await SendAsync(process.Client, request, Few);
        var few = await read(process);
        for (double sent = Few; sent < Many;)
        {
            var sample = await Wrk.RunAsync(request, Round, Connections);
            sent += sample.PerSecond * Round.TotalSeconds;
        }

        return (few, await read(process));
    }

    private static Task SendAsync(HttpClient client, LoadRequest request, int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = Connections },
        async (_, cancellationToken) =>
        {
            using var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), request.Url) { Content = new StringContent(request.Bodies[0]) };
            foreach (var (name, value) in request.Headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }

            using var answer = await client.SendAsync(message, cancellationToken);
            answer.EnsureSuccessStatusCode();
        });

    /// <summary>In MB.</summary>
    private sealed record Memory(double Resident, double Heap);
}
