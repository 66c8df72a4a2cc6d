using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;

namespace RtcFunctions.Load.Scenarios;

/// <summary>What an access check costs where two thousand are in the room, against ten.</summary>
internal static class CrowdRows
{
    private const int Count = 9;
    private const int Connections = 16;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(2);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using var app = await MeetApp.StartAsync();
        var crowded = await FillAsync(app, "serv0crowded", 2000);
        var quiet = await FillAsync(app, "serv0quiet", 10);
        var rounds = await Rounds.MeasureAsync(
            Count, () => Wrk.RunAsync(crowded, Round, Connections), () => Wrk.RunAsync(quiet, Round, Connections));
        yield return rounds.Compare(
            "time of an access check, 2,000 peers against 10", "ms", 1, sample => Connections * 1000 / sample.PerSecond, Bound.AtMost(1.2));
    }

    private static async Task<LoadRequest> FillAsync(MeetApp app, string roomId, int peers)
    {
        await app.OpenRoomAsync(roomId);
        await app.SendEachAsync(app.Webhooks(Enumerable.Range(0, peers).Select(number => (roomId, $"peer-{number}", true))));
        return app.Checks(roomId, Enumerable.Range(0, 10).Select(number => $"at-the-door-{number}"));
    }
}
