using System.Diagnostics;
using System.Xml.Linq;

namespace RtcFunctions.Tests.Architecture;

public sealed class AzureBuildTests
{
    private static readonly Dictionary<string, string> Worker = new(StringComparer.Ordinal)
    {
        ["Microsoft.Azure.Functions.Worker"] = "2.52.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.Http"] = "3.3.0",
        ["Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore"] = "2.1.1",
        ["Microsoft.Azure.Functions.Worker.Extensions.Timer"] = "4.3.1",
        ["Microsoft.Azure.Functions.Worker.Sdk"] = "2.1.0",
    };

    private static readonly XElement Project = XElement.Parse(RepositoryFiles.Read("functions/RtcFunctions.csproj"));
    private static readonly XElement Versions = XElement.Parse(RepositoryFiles.Read("Directory.Packages.props"));

    [Fact]
    public void It_references_the_functions_worker_and_leaves_the_local_one_out()
    {
        var azure = Project.Elements("ItemGroup").Single(group => IsFor("azure", group));

        Assert.Equal(Worker.Keys, azure.Elements("PackageReference").Select(Include).Order(StringComparer.Ordinal));
        Assert.Equal("LocalWorker/**", azure.Element("Compile")?.Attribute("Remove")?.Value);
        Assert.DoesNotContain(
            Project.Elements("ItemGroup").Where(group => !IsFor("azure", group)).Elements("PackageReference").Select(Include),
            name => name.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal));
    }

    [Fact]
    public void It_references_the_versions_that_it_was_checked_with()
    {
        var pinned = Versions.Descendants("PackageVersion").Where(package => Worker.ContainsKey(Include(package)))
            .ToDictionary(Include, package => package.Attribute("Version")!.Value, StringComparer.Ordinal);

        Assert.Equal(Worker, pinned);
    }

    [Fact]
    public void It_is_a_version_4_app_on_aspnetcore()
    {
        Assert.Equal("v4", Project.Descendants("AzureFunctionsVersion").Single().Value);
        Assert.Equal("Exe", Project.Descendants("OutputType").Single().Value);
        Assert.Contains(Project.Descendants("FrameworkReference"), reference => Include(reference) == "Microsoft.AspNetCore.App");
    }

    [Fact]
    public async Task A_publish_where_the_worker_cannot_be_had_stops_with_one_line_that_says_what_to_do()
    {
        // A folder without packages is a feed that lacks them, whatever feed this machine has.
        using var nothing = new TemporaryDirectory();
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = RepositoryFiles.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "publish", "functions", "-nologo", $"-p:RestoreSources={nothing.Path}", "-o", Path.Combine(nothing.Path, "out") },
        };

        using var publish = Process.Start(start)!;
        var errors = publish.StandardError.ReadToEndAsync();
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();

        Assert.NotEqual(0, publish.ExitCode);
        var line = Assert.Single((output + await errors).Split('\n'), line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Microsoft.Azure.Functions.Worker", line, StringComparison.Ordinal);
        Assert.Contains("dotnet publish functions -p:FunctionsHost=local", line, StringComparison.Ordinal);
    }

    private static bool IsFor(string host, XElement group) =>
        group.Attribute("Condition")?.Value.Contains($"== '{host}'", StringComparison.Ordinal) ?? false;

    private static string Include(XElement item) => item.Attribute("Include")!.Value;
}
