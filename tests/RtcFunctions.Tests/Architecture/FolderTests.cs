using System.Text.RegularExpressions;

namespace RtcFunctions.Tests.Architecture;

public sealed partial class FolderTests
{
    private static readonly string[] Vendors = ["Agora", "Corezoid", "Meet", "Privasea", "Zego"];

    /// <summary>How each vendor may be called in code: its folder's name and its company's.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["Agora"] = "agora",
        ["Corezoid"] = "corezoid",
        ["Meet"] = "gcore|meet(?!s|ing)",
        ["Privasea"] = "privasea",
        ["Zego"] = "zego",
    };

    public static TheoryData<string> Folders => [.. Vendors];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_vendors_folder_names_no_other_vendor(string vendor)
    {
        var others = string.Join('|', Names.Where(name => name.Key != vendor).Select(name => name.Value));

        Assert.Empty(Naming(others, RepositoryFiles.Sources($"functions/{vendor}")));
    }

    [Fact]
    public void What_is_shared_names_no_vendor() =>
        Assert.Empty(Naming(string.Join('|', Names.Values), RepositoryFiles.Sources("shared")));

    [Fact]
    public void The_local_worker_knows_no_feature() =>
        Assert.Empty(Naming(string.Join('|', [.. Names.Values, @"RtcFunctions\.Operations"]), RepositoryFiles.Sources("functions/LocalWorker")));

    [Fact]
    public void No_function_is_compiled_for_one_host_only()
    {
        var conditional = RepositoryFiles.Sources("functions").Concat(RepositoryFiles.Sources("shared"))
            .Where(path => RepositoryFiles.Read(path).Contains("#if", StringComparison.Ordinal));

        Assert.Empty(conditional);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var misplaced =
            from path in RepositoryFiles.Sources("functions").Concat(RepositoryFiles.Sources("shared"))
            where path is not "functions/Program.cs" && !path.StartsWith("functions/LocalWorker/Declarations/", StringComparison.Ordinal)
            let declared = Namespace().Match(RepositoryFiles.Read(path)).Groups["name"].Value
            where declared != string.Join('.', ["RtcFunctions", .. path.Split('/')[1..^1]])
            select $"{path}: {declared}";

        Assert.Empty(misplaced);
    }

    [Fact]
    public void No_source_is_longer_than_a_reader_takes_in()
    {
        var tooLong = RepositoryFiles.Sources("functions").Concat(RepositoryFiles.Sources("shared"))
            .Where(path => RepositoryFiles.Read(path).Count(character => character == '\n') > 250);

        Assert.Empty(tooLong);
    }

    private static IEnumerable<string> Naming(string names, IEnumerable<string> paths)
    {
        var naming = new Regex(names, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10));
        return paths.Where(path => naming.IsMatch(RepositoryFiles.Read(path)));
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Namespace();
}
