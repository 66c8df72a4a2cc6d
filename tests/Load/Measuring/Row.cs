using System.Globalization;

namespace RtcFunctions.Load.Measuring;

/// <summary>One figure: ours, the other's, and what becomes of their ratio.</summary>
internal sealed record Row(string What, string Unit, double Ours, double Other, double Ratio, Bound Bound)
{
    public bool IsMet => Bound.Holds(Ratio);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {What} | {Number(Ours)} {Unit} | {Number(Other)} {Unit} | {Ratio:0.00} | {Bound} | {(IsMet ? "yes" : "**no**")} |");

    private static string Number(double value) => value.ToString(value < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture);
}
