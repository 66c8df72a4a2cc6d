using System.Collections.Immutable;
using System.Text.Json;
using RtcFunctions.Diagnostics;

namespace RtcFunctions.LocalWorker;

/// <summary>What the local worker honours of <c>host.json</c>: the routes' prefix and the headers of every answer.</summary>
internal sealed record HostJson(string RoutePrefix, ImmutableArray<KeyValuePair<string, string>> CustomHeaders)
{
    private const string FileName = "host.json";

    public static HostJson Read(string directory)
    {
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(Path.Combine(directory, FileName)),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(document.RootElement);
        }
        catch (FileNotFoundException)
        {
            return Read(JsonElement.Parse("{}"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidSettingException(FileName, "it is not what a host.json looks like", error);
        }
    }

    private static HostJson Read(JsonElement root)
    {
        var http = Property(Property(root, "extensions"), "http");
        var headers = Property(http, "customHeaders");
        return new HostJson(
            Property(http, "routePrefix")?.GetString()?.Trim('/') ?? "api",
            headers is { } object_
                ? [.. object_.EnumerateObject().Select(header => KeyValuePair.Create(header.Name, header.Value.GetString() ?? ""))]
                : []);
    }

    private static JsonElement? Property(JsonElement? parent, string name) =>
        parent is { } element && element.TryGetProperty(name, out var value) ? value : null;
}
