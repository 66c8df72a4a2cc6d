using System.Text.RegularExpressions;

namespace RtcFunctions.Tests.Architecture;

/// <summary>What SECURITY.md names as proof is there, and every threat has some.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string[] Lines = RepositoryFiles.Read("SECURITY.md").TrimEnd().Split('\n');

    private static readonly HashSet<string> Classes =
    [
        .. from type in typeof(ThreatModelTests).Assembly.GetTypes()
           where type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true))
           select type.Name.Split('`')[0],
    ];

    public static TheoryData<string> Named => [.. Lines.SelectMany(NamesIn).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_test_that_is_named_exists(string name)
    {
        Assert.Contains(name, Classes);
    }

    [Fact]
    public void Every_row_that_wants_a_proof_names_one()
    {
        var unproved =
            from table in Tables()
            where table[0].EndsWith("proved by |", StringComparison.Ordinal)
            from row in table.Skip(2)
            where !NamesIn(row).Any() && !row.EndsWith("built with warnings as errors |", StringComparison.Ordinal)
            select row;

        Assert.Empty(unproved);
        Assert.Equal(3, Tables().Count(table => table[0].EndsWith("proved by |", StringComparison.Ordinal)));
    }

    /// <summary>Each as its lines, the first of them its head.</summary>
    private static IEnumerable<string[]> Tables() =>
        string.Join('\n', Lines).Split("\n\n").Select(block => block.Split('\n')).Where(block => block[0].StartsWith('|'));

    private static IEnumerable<string> NamesIn(string line) => Proof().Matches(line).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9]+(Tests|Conformance|Storm))`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Proof();
}
