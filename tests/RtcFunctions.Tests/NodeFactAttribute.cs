namespace RtcFunctions.Tests;

/// <summary>A fact that needs Node.js, skipped on a machine without.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        Skip = NodeJs.SkipReason!;
    }
}
