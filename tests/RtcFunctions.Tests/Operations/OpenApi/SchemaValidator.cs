using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>Ajv, for the document and for values by the document's schemas.</summary>
internal sealed class SchemaValidator : IDisposable
{
    private static readonly NodePackages Packages = new("tests/openapi");

    private readonly Process _node;

    private SchemaValidator(Process node) => _node = node;

    /// <summary>What is wrong with the document itself.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public static async Task<SchemaValidator> StartAsync(JsonObject document)
    {
        var validator = new SchemaValidator(NodeJs.StartNode(await Packages.InstalledAsync(), "check.mjs"));
        validator.Faults = await validator.AskAsync(document);
        return validator;
    }

    /// <summary>What is wrong with a value, by the schema at this place.</summary>
    public Task<IReadOnlyList<string>> CheckAsync(DocumentNode schema, JsonNode? value) =>
        AskAsync(new JsonObject { ["pointer"] = schema.Pointer, ["value"] = value?.DeepClone() });

    public void Dispose()
    {
        _node.Kill();
        _node.Dispose();
    }

    private async Task<IReadOnlyList<string>> AskAsync(JsonObject question)
    {
        await _node.StandardInput.WriteLineAsync(question.ToJsonString());
        await _node.StandardInput.FlushAsync();
        var answer = await _node.StandardOutput.ReadLineAsync();
        return answer is null
            ? throw new InvalidOperationException(await _node.StandardError.ReadToEndAsync())
            : JsonSerializer.Deserialize<string[]>(answer)!;
    }
}
