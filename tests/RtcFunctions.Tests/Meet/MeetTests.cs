using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet;

/// <summary>Starts every test with a Gcore that nobody has called yet.</summary>
public abstract class MeetTests
{
    private readonly MeetApp _app;

    protected MeetTests(MeetApp app)
    {
        _app = app;
        foreach (var simulator in app.Gcore.All)
        {
            simulator.Forget();
        }
    }

    protected GcoreSimulator Gcore => _app.Gcore;

    protected AppProcess App => _app.App;

    protected IReadOnlyList<ReceivedRequest> Received => [.. Gcore.All.SelectMany(simulator => simulator.Received)];

    protected static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    protected Task<HttpResponseMessage> GetAsync(string target, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, target, null, headers);

    protected Task<HttpResponseMessage> PostAsync(string target, string? json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, target, json is null ? null : Json(json), headers);

    protected Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string target, HttpContent? content = null, params (string Name, string Value)[] headers) =>
        SendAsync(_app.Client, method, target, content, headers);

    protected static Task<HttpResponseMessage> SendAsync(
        HttpClient client, HttpMethod method, string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(
            client.BaseAddress!.GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = content,
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request);
    }

    protected static string? Speaker(HttpResponseMessage response) =>
        response.Headers.TryGetValues("rtc-vendor", out var values) ? values.Single() : null;

    protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>Status, code and the fields at fault, of an error of ours.</summary>
    protected static async Task<(int Status, string? Code, string Fields)> ProblemAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Null(Speaker(response));
        var problem = await JsonAsync(response);
        var fields = problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(field => field.Name).ToArray() : [];
        return ((int)response.StatusCode, problem.GetProperty("code").GetString(), string.Join(' ', fields.Order(StringComparer.Ordinal)));
    }
}
