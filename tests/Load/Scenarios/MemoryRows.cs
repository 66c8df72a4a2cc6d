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
                ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
                [StartupHook.PathSetting] = gauge,
            });
            var request = VendorCase.All[0].AsCallers(app.Client.BaseAddress!, RelaySettings.Key);

            await SendAsync(app.Client, request, Few);
            var (resident, heap) = (ProcessMemory.Resident(app.ProcessId), await ProcessMemory.HeapAsync(gauge));
            for (double sent = Few; sent < Many;)
            {
                var sample = await Wrk.RunAsync(request, Round, Connections);
                sent += sample.PerSecond * Round.TotalSeconds;
            }

            var (residentLater, heapLater) = (ProcessMemory.Resident(app.ProcessId), await ProcessMemory.HeapAsync(gauge));
            yield return new(
                "resident after 1,000,000 relayed, against 10,000", "MB", residentLater, resident, residentLater / resident, Bound.AtMost(1.1));
            yield return new("heap after 1,000,000 relayed, against 10,000", "MB", heapLater, heap, heapLater / heap, Bound.AtMost(1.1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
}
