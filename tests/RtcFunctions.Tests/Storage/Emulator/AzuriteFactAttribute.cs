namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>A fact that needs Azurite, skipped on a machine without Node.js.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute()
    {
        Skip = NodeJs.SkipReason!;
    }
}
