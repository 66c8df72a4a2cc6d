using RtcFunctions.Load.Gauge;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Scenarios;

/// <summary>How much more the app takes while it hands back a hundred megabytes.</summary>
internal static class StreamRows
{
    private const int Count = 5;
    private const long Small = 1024 * 1024;
    private const long Large = 100 * Small;

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using var vendor = await OtherServer.StartAsync(OtherServer.Streams);
        await using var app = await AppProcess.StartAsync(RelaySettings.For(vendor.Client.BaseAddress!));
        for (var i = 0; i < 200; i++)
        {
            await ReadAsync(app.Client, Small);
        }

        var extra = new List<double>();
        for (var i = 0; i < Count; i++)
        {
            ProcessMemory.ForgetPeak(app.ProcessId);
            var before = ProcessMemory.Resident(app.ProcessId);
            await ReadAsync(app.Client, Large);
            extra.Add(ProcessMemory.Peak(app.ProcessId) - before);
        }

        yield return Row.Alone("extra memory for a streamed 100 MB", "MB", Rounds.Median(extra), Bound.AtMost(4));
    }

    private static async Task ReadAsync(HttpClient client, long bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/meet/rooms/serv0lobby/numberPeers?{Streams.Bytes}={bytes}");
        request.Headers.Add("x-functions-key", RelaySettings.Key);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        await body.CopyToAsync(Stream.Null);
    }
}
