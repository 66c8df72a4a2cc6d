using System.Globalization;
using System.Text.RegularExpressions;

namespace RtcFunctions.Tests.Infra;

/// <summary>What a publish leaves, on the local host: on Azure the Functions worker's files lie beside it.</summary>
public sealed partial class PublishedFolderTests(PublishedFolder folder) : IClassFixture<PublishedFolder>
{
    [Fact]
    public void It_holds_the_app_and_its_host_json_and_nothing_of_a_developers_machine()
    {
        var files = folder.Files.Select(file => Path.GetRelativePath(folder.Path, file.FullName)).ToList();

        Assert.Contains("RtcFunctions.dll", files);
        Assert.Contains("host.json", files);
        Assert.DoesNotContain(files, file => OfDevelopment().IsMatch(file));
    }

    [Fact]
    public void It_is_as_large_as_the_guide_says()
    {
        var stated = int.Parse(StatedSize().Match(RepositoryFiles.Read("docs/deploy.md")).Groups["size"].Value, CultureInfo.InvariantCulture);

        // A publish for one platform, as Azure's, leaves out the native libraries of the others.
        var megabytes = folder.Files.Where(file => !OfOtherPlatform().IsMatch(file.FullName)).Sum(file => file.Length) / 1e6;

        Assert.InRange(megabytes, stated * 0.8, stated * 1.2);
    }

    [GeneratedRegex(
        @"local\.settings|appsettings|Sandbox|Tests|xunit|testhost|FsCheck|\.db\z|\.env", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfDevelopment();

    [GeneratedRegex(@"[/\\]runtimes[/\\](?!linux-x64[/\\])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfOtherPlatform();

    [GeneratedRegex(@"The published folder is (?<size>\d+) MB", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StatedSize();
}
