using System.Text.Json.Nodes;

namespace RtcFunctions.Tests;

/// <summary>What tests want to know of an answer.</summary>
internal static class Answers
{
    public static async Task<JsonNode?> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync());

    /// <summary>A response header, null where it did not come.</summary>
    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>Asserts one of our errors, which names the given fields and no others.</summary>
    public static async Task ShouldBeProblemAsync(this HttpResponseMessage response, int status, string code, params string[] fields)
    {
        var problem = (await response.JsonAsync())!;
        string[] named = [.. problem["errors"]?.AsObject().Select(error => error.Key) ?? []];
        Assert.Equal((status, code), ((int)response.StatusCode, (string)problem["code"]!));
        Assert.Equal(fields, named);
        Assert.Null(response.Header("rtc-vendor"));
    }
}
