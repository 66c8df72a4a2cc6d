namespace RtcFunctions.Sandbox;

/// <summary>What happens by chance, and happens again for the same seed.</summary>
public sealed class Chance(int seed)
{
#pragma warning disable RS0030 // A cryptographic generator cannot be made to repeat itself, and nothing secret comes from here.
    private readonly Func<double> _next = new Random(seed).NextDouble;
#pragma warning restore RS0030

    private readonly Lock _gate = new();

    public bool Happens(double probability) => Next() < probability;

    public TimeSpan UpTo(TimeSpan longest) => longest * Next();

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[(int)(Next() * choices.Count)];

    /// <summary>At least 0, below 1.</summary>
    private double Next()
    {
        lock (_gate)
        {
            return _next();
        }
    }
}
