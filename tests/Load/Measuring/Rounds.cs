namespace RtcFunctions.Load.Measuring;

/// <summary>
/// Sides measured in turn, in short rounds: what else the machine does meanwhile hits all of them. A figure is the median of the
/// rounds' ratios, since each ratio is of neighbours in time.
/// </summary>
internal sealed class Rounds
{
    private const int WarmUp = 3;

    private readonly Sample[][] _rounds;

    private Rounds(Sample[][] rounds) => _rounds = rounds;

    /// <summary>The first rounds warm up and do not count; every other one goes the other way round.</summary>
    public static async Task<Rounds> MeasureAsync(int count, params IReadOnlyList<Func<Task<Sample>>> sides)
    {
        var rounds = new Sample[WarmUp + count][];
        for (var round = 0; round < rounds.Length; round++)
        {
            rounds[round] = new Sample[sides.Count];
            for (var turn = 0; turn < sides.Count; turn++)
            {
                var side = int.IsEvenInteger(round) ? turn : sides.Count - 1 - turn;
                rounds[round][side] = await sides[side]();
            }
        }

        return new Rounds(rounds[WarmUp..]);
    }

    /// <summary>Rounds of the same sides, taken together.</summary>
    public static Rounds Of(IEnumerable<Rounds> parts) => new([.. parts.SelectMany(part => part._rounds)]);

    /// <summary>A figure of the first side against the same of another.</summary>
    public Row Compare(string what, string unit, int other, Func<Sample, double> figure, Bound bound) => new(
        what,
        unit,
        Median(_rounds.Select(round => figure(round[0]))),
        Median(_rounds.Select(round => figure(round[other]))),
        Median(_rounds.Select(round => figure(round[0]) / figure(round[other]))),
        bound);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
