using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Architecture;

namespace RtcFunctions.Tests.Operations;

/// <summary>Who may call each function there is, asked of the app itself.</summary>
public sealed partial class CallerTests(CallerTests.KeyedApp keyed) : IClassFixture<CallerTests.KeyedApp>
{
    private const string Key = "the-callers-function-key";

    public static TheoryData<string, string> Guarded => Calls(AuthorizationLevel.Function);

    public static TheoryData<string, string> AskedByVendors => Calls(AuthorizationLevel.Anonymous, "POST");

    public static TheoryData<string, string> Open => Calls(AuthorizationLevel.Anonymous, "GET");

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Without_a_key_or_with_a_wrong_one_nothing_is_answered(string method, string target)
    {
        using var without = await SendAsync(method, target);
        using var wrong = await SendAsync(method, target, "a-wrong-key");
        using var inQuery = await SendAsync(method, $"{target}?code=a-wrong-key");

        foreach (var response in (HttpResponseMessage[])[without, wrong, inQuery])
        {
            await response.ShouldBeProblemAsync(401, "unauthorized");
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task With_a_key_in_the_header_or_the_query_it_is_answered(string method, string target)
    {
        using var inHeader = await SendAsync(method, target, Key);
        using var inQuery = await SendAsync(method, $"{target}?code={Key}");

        Assert.NotEqual(401, (int)inHeader.StatusCode);
        Assert.NotEqual(401, (int)inQuery.StatusCode);
    }

    [Theory]
    [MemberData(nameof(AskedByVendors))]
    public async Task What_a_vendor_asks_wants_the_vendors_credential_and_no_key(string method, string target)
    {
        using var without = await SendAsync(method, target);
        using var withKey = await SendAsync(method, target, Key);

        Assert.Equal((401, 401), ((int)without.StatusCode, (int)withKey.StatusCode));
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task What_is_open_is_answered_to_everybody(string method, string target)
    {
        using var response = await SendAsync(method, target);

        Assert.Equal(200, (int)response.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string target, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), target);
        if (method is "POST" or "PUT" or "PATCH")
        {
            request.Content = new StringContent("""{"roomId":"x","peerId":"x","accessToken":"x"}""", null, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        var response = await keyed.App.Client.SendAsync(request);
        Assert.Equal(("no-store", "nosniff"), (response.Header("Cache-Control"), response.Header("X-Content-Type-Options")));
        Assert.Null(response.Header("rtc-vendor"));
        return response;
    }

    private static TheoryData<string, string> Calls(AuthorizationLevel level, string? only = null)
    {
        var calls = new TheoryData<string, string>();
        foreach (var function in DeclaredFunction.All.Where(function => function.Http?.AuthLevel == level))
        {
            foreach (var method in function.Http!.Methods!.Select(method => method.ToUpperInvariant()).Where(method => only is null || method == only))
            {
                calls.Add(method, "/api/" + RouteParameter().Replace(function.Route.Split("/{*")[0], "x"));
            }
        }

        return calls;
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteParameter();

    /// <summary>The app with a key and Gcore's credentials, and no vendor configured.</summary>
    public sealed class KeyedApp : IAsyncLifetime
    {
        public AppProcess App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Functions__Keys__test"] = Key,
            ["Meet__AccessAuthorization"] = "Bearer access",
            ["Meet__WebhookAuthorization"] = "Bearer webhook",
        });

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
