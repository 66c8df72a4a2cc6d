namespace RtcFunctions.Tests.Browser;

/// <summary>A fact that needs Chromium, skipped on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        Skip = Chromium.SkipReason!;
    }
}

/// <summary>A theory that needs Chromium, skipped on a machine without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        Skip = Chromium.SkipReason!;
    }
}
