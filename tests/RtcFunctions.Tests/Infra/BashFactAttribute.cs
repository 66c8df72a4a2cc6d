namespace RtcFunctions.Tests.Infra;

/// <summary>A fact that needs a Unix shell.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BashFactAttribute : FactAttribute
{
    internal const string Missing = "The script is for Linux, macOS and WSL.";

    public BashFactAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? Missing : null!;
    }
}

/// <inheritdoc cref="BashFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BashTheoryAttribute : TheoryAttribute
{
    public BashTheoryAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? BashFactAttribute.Missing : null!;
    }
}
