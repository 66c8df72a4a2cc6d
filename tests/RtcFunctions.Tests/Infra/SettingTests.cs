using System.Text.Json;
using System.Text.RegularExpressions;

namespace RtcFunctions.Tests.Infra;

/// <summary>Settings that are set, read and documented are the same.</summary>
public sealed partial class SettingTests
{
    /// <summary>Set, and not read by us: by whom, and why.</summary>
    private static readonly Dictionary<string, string> ReadByPlatform = new(StringComparer.Ordinal)
    {
        ["AzureWebJobsStorage__blobServiceUri"] = "the Functions host: leases, timers' states and function keys are blobs",
        ["AzureWebJobsFeatureFlags"] = "the Functions host: without it, it writes diagnostic events to a table that it may not make",
        ["AzureWebJobsDisableHomepage"] = "the Functions host: without it, its own page tells what runs here, and which version",
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "the Functions host: where telemetry goes",
        ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = "the Functions host: telemetry by token, since local authentication is off",
        ["AZURE_CLIENT_ID"] = "Azure.Identity: which identity reads the vault, there is no system-assigned one",
        ["FUNCTIONS_WORKER_RUNTIME"] = "Core Tools: what to run; on Flex the runtime is no setting",
        ["AzureFunctionsJobHost__logging__logLevel__default"] = "Core Tools: host.json is quiet, a console need not be",
    };

    [Fact]
    public void What_the_code_reads_is_found()
    {
        Assert.Contains("AzureWebJobsStorage__tableServiceUri", ReadSettings.All);
        Assert.Contains("KeyVault__Uri", ReadSettings.All);
        Assert.Contains("Meet__Servers__serv0", ReadSettings.All, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Zego__Endpoints__*", ReadSettings.All);
        Assert.Contains("Relay__TimeoutSeconds", ReadSettings.All);
        Assert.Contains("Storage__SqlitePath", ReadSettings.All);
    }

    [NodeFact]
    public async Task Whatever_is_set_is_read_by_the_code_or_the_platform()
    {
        var set = await DeployedSettings.ReadAsync();

        var unread = set.Names.Where(name => !ReadSettings.Contains(name) && !IsReadByPlatform(name));

        Assert.Empty(unread);
    }

    [NodeFact]
    public async Task Whatever_the_platform_reads_is_set()
    {
        var set = await DeployedSettings.ReadAsync();

        Assert.Empty(ReadByPlatform.Keys.Except(set.Names.Concat(Sample().Keys), StringComparer.Ordinal));
    }

    [NodeFact]
    public async Task Whatever_the_code_reads_is_set_or_documented()
    {
        var set = (await DeployedSettings.ReadAsync()).Names.ToHashSet(StringComparer.Ordinal);
        var documents = string.Concat(
            Directory.EnumerateFiles(RepositoryFiles.Root, "*.md", SearchOption.AllDirectories)
                .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
                .Select(File.ReadAllText));

        var unknown = ReadSettings.All.Where(name => !set.Contains(name) && !IsDocumented(name, documents));

        Assert.Empty(unknown);
    }

    [Fact]
    public void The_sample_for_a_machine_of_ones_own_holds_nothing_unknown()
    {
        var secrets = SecrecyTests.Names.Select(name => name.Replace("--", "__", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        var sample = Sample();

        var unknown = sample.Keys.Where(name =>
            name is not "AzureWebJobsStorage" && !secrets.Contains(name) && !ReadSettings.Contains(name) && !IsReadByPlatform(name));
        Assert.Empty(unknown);
        Assert.All(sample.Where(setting => secrets.Contains(setting.Key)), secret => Assert.Equal("", secret.Value));
    }

    [NodeFact]
    public async Task Every_parameter_can_be_given_and_none_is_made_up()
    {
        var infra = await InfraSources.ReadAsync();
        using var parameters = JsonDocument.Parse(RepositoryFiles.Read("infra/main.parameters.json"));

        var given = parameters.RootElement.At("parameters").EnumerateObject().Select(parameter => parameter.Name);

        Assert.Equal(infra.Bicep["infra/main.bicep"].Params.Keys.Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));
    }

    [NodeFact]
    public async Task The_workflow_passes_on_every_variable_of_the_parameters_with_the_same_default()
    {
        var infra = await InfraSources.ReadAsync();
        var environment = infra.Workflows[".github/workflows/deploy.yml"].Value.At("jobs.deploy.env");

        foreach (Match variable in Variable().Matches(RepositoryFiles.Read("infra/main.parameters.json")))
        {
            var name = variable.Groups["name"].Value;
            var expected = variable.Groups["default"] is { Success: true, Value: var value }
                ? $"${{{{ vars.{name} || '{value}' }}}}"
                : $"${{{{ vars.{name} }}}}";
            Assert.Equal(expected, environment.GetProperty(name).GetString());
        }
    }

    private static bool IsReadByPlatform(string name) => ReadByPlatform.ContainsKey(name) || Disabled().IsMatch(name);

    // `Meet__Servers__serv0` … `serv3` stands for all four, and `Functions__Keys__<name>` for what is behind it.
    private static bool IsDocumented(string name, string documents) =>
        documents.Contains(name.TrimEnd('*'), StringComparison.OrdinalIgnoreCase)
        || (NumberedServer().IsMatch(name) && documents.Contains("`Meet__Servers__serv0` … `serv3`", StringComparison.Ordinal))
        || name is "Functions__Worker__HostEndpoint"; // the Functions host says it to its worker

    private static Dictionary<string, string> Sample()
    {
        using var sample = JsonDocument.Parse(RepositoryFiles.Read("local.settings.sample.json"));
        return sample.RootElement.At("Values").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\AAzureWebJobs\.\w+\.Disabled\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Disabled();

    [GeneratedRegex(@"\AMeet__Servers__serv\d\z", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberedServer();

    [GeneratedRegex(@"\$\{(?<name>\w+)(=(?<default>[^}]*))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
