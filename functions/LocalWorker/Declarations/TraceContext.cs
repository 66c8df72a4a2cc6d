namespace Microsoft.Azure.Functions.Worker;

/// <summary>The trace that an invocation belongs to, as the W3C's headers write it; empty where there is none.</summary>
public abstract class TraceContext
{
    public abstract string TraceParent { get; }

    public abstract string TraceState { get; }
}
