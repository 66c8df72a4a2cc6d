using System.Text.Json.Nodes;
using RtcFunctions.Operations;
using RtcFunctions.Operations.OpenApi;

namespace RtcFunctions.Tests.Operations.OpenApi;

public sealed class DocumentTests
{
    [NodeFact]
    public async Task It_is_openapi_and_its_examples_are_what_their_schemas_say()
    {
        using var validator = await SchemaValidator.StartAsync(ApiDocument.Json);
        var faults = new List<string>(validator.Faults);

        foreach (var (place, schema, value) in Examples(ApiDocument.Root).ToArray())
        {
            faults.AddRange((await validator.CheckAsync(schema, value)).Select(fault => $"{place}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [NodeFact]
    public async Task A_document_or_an_example_that_is_wrong_is_found()
    {
        var wrong = ApiDocument.Json.DeepClone().AsObject();
        wrong["paths"]!["/version"]!["get"]!["respones"] = new JsonObject();
        using var validator = await SchemaValidator.StartAsync(wrong);
        var room = DocumentNode.Root(wrong)["components"]!["schemas"]!["Room"]!;

        var faults = await validator.CheckAsync(room, new JsonObject { ["roomId"] = "not a room" });

        Assert.NotEmpty(validator.Faults);
        Assert.Contains(faults, fault => fault.StartsWith("/roomId ", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.Contains("locked", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_operation_says_what_it_does_and_has_a_tag_that_is_described()
    {
        var tags = ApiDocument.Root["tags"]!.Items.Select(tag => tag["name"]!.Text).ToArray();

        Assert.All(ApiDocument.Operations, operation =>
        {
            Assert.False(string.IsNullOrEmpty(operation.Node["summary"]?.Text));
            Assert.Contains(Assert.Single(operation.Node["tags"]!.Items).Text, tags);
        });
        Assert.Distinct(ApiDocument.Operations.Select(operation => operation.Id));
    }

    [Fact]
    public void Every_body_has_an_example_and_so_has_every_answer_that_is_json()
    {
        // The document is its own example.
        var lacking =
            from operation in ApiDocument.Operations
            where operation.Id != nameof(ReportOpenApi)
            from content in operation.Responses.Members
                .Where(response => response.Name.StartsWith('2'))
                .Select(response => response.Node["content"]?["application/json"])
                .Append(operation.Body)
            where content is not null && !ApiOperation.Examples(content).Any()
            select content.Pointer;

        Assert.Empty(lacking);
    }

    [Fact]
    public void Every_answer_has_the_headers_of_all()
    {
        var responses = ApiDocument.Operations.SelectMany(operation => operation.Responses.Members);

        Assert.All(responses, response =>
        {
            Assert.True(response.Node["headers"]?["Cache-Control"]?["required"]?.IsTrue);
            Assert.True(response.Node["headers"]?["X-Content-Type-Options"]?["required"]?.IsTrue);
        });
    }

    [Fact]
    public void It_bears_the_apps_version_and_nothing_of_how_it_was_put_together()
    {
        var text = ApiDocument.Json.ToJsonString();

        Assert.Equal(AppVersion.Current.Version, ApiDocument.Root["info"]!["version"]!.Text);
        Assert.DoesNotContain("x-like", text, StringComparison.Ordinal);
        Assert.DoesNotContain("x-templates", text, StringComparison.Ordinal);
        Assert.DoesNotContain("x-headers", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_parts_that_tell_one_thing_are_not_put_together()
    {
        JsonObject[] parts =
        [
            new() { ["paths"] = new JsonObject { ["/a"] = new JsonObject { ["summary"] = "one" } } },
            new() { ["paths"] = new JsonObject { ["/a"] = new JsonObject { ["summary"] = "another" } } },
        ];

        var told = Assert.Throws<InvalidOperationException>(() => OpenApiDocument.Compose(parts));

        Assert.Contains("summary", told.Message, StringComparison.Ordinal);
    }

    /// <summary>Wherever a schema has examples beside it.</summary>
    private static IEnumerable<(string Place, DocumentNode Schema, JsonNode? Value)> Examples(DocumentNode node) =>
        node.Json switch
        {
            JsonArray => node.Items.SelectMany(Examples),
            JsonObject when node["schema"] is { } schema =>
                ApiOperation.Examples(node).Select(value => (node.Pointer, schema, value)),
            JsonObject json => json.Where(member => !IsReference(member.Value)).SelectMany(member => Examples(node[member.Key]!)),
            _ => [],
        };

    private static bool IsReference(JsonNode? node) => node is JsonObject json && json.ContainsKey("$ref");
}
