using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

/// <summary>Starts every test with a vendor that nobody has called yet.</summary>
public abstract class RelayTests
{
    protected const string Query = "/api/zego/digitalhuman/GetDigitalHumanList";
    protected const string Change = "/api/zego/digitalhuman/DriveByText";

    private readonly ZegoApp _app;

    protected RelayTests(ZegoApp app)
    {
        _app = app;
        app.Vendor.Forget();
        app.Vendor.ClockOffset = TimeSpan.Zero;
    }

    protected ZegoSimulator Vendor => _app.Vendor;

    protected HttpClient Client => _app.Client;

    protected AppProcess App => _app.App;

    protected static async Task<(int Status, string? Code)> ProblemAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(response.Headers.Contains("rtc-vendor"));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.All<string>(["type", "title", "detail", "traceId"], member => Assert.NotEmpty(problem.GetProperty(member).GetString()!));
        return ((int)response.StatusCode, problem.GetProperty("code").GetString());
    }

    protected Task<HttpResponseMessage> SendAsync(HttpMethod method, string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(
            Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = content,
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Client.SendAsync(request);
    }
}
