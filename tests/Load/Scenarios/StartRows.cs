using RtcFunctions.Load.Measuring;

namespace RtcFunctions.Load.Scenarios;

/// <summary>From the start of the process to its first answer, against a bare ASP.NET Core app, both compiled ahead.</summary>
internal static class StartRows
{
    private const int Count = 15;

    public static async IAsyncEnumerable<Row> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("load-published-");
        try
        {
            var app = await Published.AppAsync(Path.Combine(folder.FullName, "app"));
            var bare = await Published.BareAsync(Path.Combine(folder.FullName, "bare"));
            var rounds = await Rounds.MeasureAsync(Count, () => SampleAsync(app), () => SampleAsync(bare));
            yield return rounds.Compare("start to first answer", "ms", 1, sample => sample.P50.TotalMilliseconds, Bound.AtMost(1.5));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Sample> SampleAsync(Published published)
    {
        var elapsed = await published.StartAsync();
        return new(1 / elapsed.TotalSeconds, elapsed, elapsed);
    }
}
