namespace RtcFunctions.Benchmarks;

/// <summary>How much longer than the baseline's a benchmark's median may be, and how many bytes it may allocate.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BoundAttribute(double ratio) : Attribute
{
    public double Ratio => ratio;

    public int Bytes { get; init; } = int.MaxValue;
}
