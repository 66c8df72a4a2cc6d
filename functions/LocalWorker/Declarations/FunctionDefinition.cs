namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function that an invocation runs.</summary>
public abstract class FunctionDefinition
{
    public abstract string Name { get; }
}
