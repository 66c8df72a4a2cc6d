using System.Globalization;

namespace RtcFunctions.Load.Measuring;

/// <summary>One figure: ours, the other's, and what becomes of their ratio.</summary>
internal sealed record Row(string What, string Unit, double Ours, double Other, double Ratio, Bound Bound)
{
    /// <summary>A figure that is held against nothing but its bound.</summary>
    public static Row Alone(string what, string unit, double ours, Bound bound) => new(what, unit, ours, double.NaN, ours, bound);

    public bool IsMet => Bound.Holds(Ratio);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"| {What} | {Number(Ours)} | {Number(Other)} | {Ratio:0.00} | {Bound} | {(IsMet ? "yes" : "**no**")} |");

    private string Number(double value) => double.IsNaN(value)
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{value.ToString(value < 100 ? "0.00" : "#,0", CultureInfo.InvariantCulture)} {Unit}");
}
