using System.Globalization;

namespace RtcFunctions.Load.Measuring;

/// <summary>What a ratio has to be.</summary>
internal readonly record struct Bound(double Limit, bool IsFloor)
{
    public static Bound AtLeast(double ratio) => new(ratio, IsFloor: true);

    public static Bound AtMost(double ratio) => new(ratio, IsFloor: false);

    public bool Holds(double ratio) => IsFloor ? ratio >= Limit : ratio <= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsFloor ? '≥' : '≤')} {Limit:0.##}");
}
