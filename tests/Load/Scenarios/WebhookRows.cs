using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;

namespace RtcFunctions.Load.Scenarios;

/// <summary>Webhooks a second, each durable before its answer, against one committed row for each.</summary>
internal static class WebhookRows
{
    private const int Count = 7;
    private const int Connections = 64;
    private const int Rooms = 20;
    private const int PeersOfEach = 50;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("load-commits-");
        try
        {
            await using var app = await MeetApp.StartAsync();
            await using var commits = await OtherServer.StartAsync(OtherServer.Commits, Path.Combine(folder.FullName, "rows.db"));
            var webhooks = app.Webhooks([.. Visits(isConnected: true), .. Visits(isConnected: false)]);
            var same = webhooks with { Url = commits.Client.BaseAddress! };
            var rounds = await Rounds.MeasureAsync(
                Count, () => Wrk.RunAsync(webhooks, Round, Connections), () => Wrk.RunAsync(same, Round, Connections));
            yield return rounds.Compare("webhooks, durable", "/s", 1, sample => sample.PerSecond, Bound.AtLeast(0.5));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string RoomId, string PeerId, bool IsConnected)> Visits(bool isConnected) =>
        from peer in Enumerable.Range(0, PeersOfEach)
        from room in Enumerable.Range(0, Rooms)
        select ($"serv0room{room}", $"peer-{peer}", isConnected);
}
