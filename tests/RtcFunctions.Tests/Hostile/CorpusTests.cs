namespace RtcFunctions.Tests.Hostile;

/// <summary>Requests worth keeping: each is of a kind that broke something once, here or elsewhere.</summary>
[Collection(nameof(HostileApp))]
public sealed class CorpusTests(HostileApp app)
{
    private const string Folder = "tests/RtcFunctions.Tests/Hostile/Corpus";

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, Folder), "*.txt").Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_answered_as_the_contract_says(string name)
    {
        var request = HostileRequest.Parse(RepositoryFiles.Read($"{Folder}/{name}"));

        var faults = await new HostileCaller(app).FaultsOfAsync(request);

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_reads_as_it_was_written(string name)
    {
        var text = RepositoryFiles.Read($"{Folder}/{name}");

        Assert.Equal(text, HostileRequest.Parse(text).ToString());
    }
}
