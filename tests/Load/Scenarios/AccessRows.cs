using RtcFunctions.Load.Generators;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;

namespace RtcFunctions.Load.Scenarios;

/// <summary>Access checks a second of one hot room without a maximum, against reading and writing the same JSON.</summary>
internal static class AccessRows
{
    private const int Count = 7;
    private const int Connections = 64;
    private const int Peers = 1000;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        await using var app = await MeetApp.StartAsync();
        await using var answers = await OtherServer.StartAsync(OtherServer.Answers);
        await app.OpenRoomAsync("serv0hot");
        var checks = app.Checks("serv0hot", Enumerable.Range(0, Peers).Select(number => $"peer-{number}"));
        var same = checks with { Url = answers.Client.BaseAddress! };
        var rounds = await Rounds.MeasureAsync(
            Count, () => Wrk.RunAsync(checks, Round, Connections), () => Wrk.RunAsync(same, Round, Connections));
        yield return rounds.Compare("access checks, one hot room", "/s", 1, sample => sample.PerSecond, Bound.AtLeast(0.25));
    }
}
