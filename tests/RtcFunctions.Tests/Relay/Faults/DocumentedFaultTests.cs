namespace RtcFunctions.Tests.Relay.Faults;

public sealed class DocumentedFaultTests
{
    [Fact]
    public void The_documentation_tells_of_each_fault_what_is_tested()
    {
        var lines = RepositoryFiles.Read("docs/reliability.md").ReplaceLineEndings("\n").Split('\n').ToHashSet(StringComparer.Ordinal);

        var missing = Fault.All
            .Select(fault => $"| {fault.Name} | {fault.Reads} | {fault.Changes} | {fault.Streamed} |")
            .Where(row => !lines.Contains(row));

        Assert.Empty(missing);
    }
}
