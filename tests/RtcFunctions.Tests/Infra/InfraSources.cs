using System.Text.Json;

namespace RtcFunctions.Tests.Infra;

/// <summary>The deployment's files as tests/infra/read.mjs reads them: Bicep by its grammar, workflows by GitHub's own parser.</summary>
internal sealed record InfraSources(
    IReadOnlyDictionary<string, BicepFile> Bicep, ParsedYaml Azure, IReadOnlyDictionary<string, ParsedYaml> Workflows)
{
    private static readonly NodePackages Packages = new("tests/infra");
    private static readonly Lazy<Task<InfraSources>> Read = new(ReadOnceAsync);

    /// <summary>azd's schema of azure.yaml, which lies beside the project where it lies anywhere.</summary>
    public static string AzureSchema { get; } =
        Path.GetFullPath(Path.Combine(RepositoryFiles.Root, "..", "shared", "azd", "azure.yaml.schema.json"));

    public IEnumerable<BicepResource> Resources => Bicep.Values.SelectMany(file => file.Resources);

    public static Task<InfraSources> ReadAsync() => Read.Value;

    public BicepResource Single(string type) => Resources.Single(resource => resource.Type == type && !resource.Existing);

    private static async Task<InfraSources> ReadOnceAsync()
    {
        var folder = await Packages.InstalledAsync();
        string[] schema = File.Exists(AzureSchema) ? [AzureSchema] : [];
        using var node = NodeJs.StartNode(folder, ["read.mjs", RepositoryFiles.Root, .. schema]);
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"read.mjs: {await errors}");
        return JsonSerializer.Deserialize<InfraSources>(output, JsonSerializerOptions.Web)!;
    }
}

/// <summary>Faults are null where there was nothing to compare with.</summary>
internal sealed record ParsedYaml(JsonElement Value, IReadOnlyList<string>? Faults);
