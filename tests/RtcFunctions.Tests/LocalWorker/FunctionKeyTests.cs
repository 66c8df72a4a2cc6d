using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class FunctionKeyTests
{
    private static readonly string[] Keys =
    [
        "Functions:Keys:one=first-key",
        "Functions:Keys:two=second-key",
        "Functions:MasterKey=master-key",
    ];

    [Theory]
    [InlineData("guarded", "first-key", "", HttpStatusCode.OK)]
    [InlineData("guarded", "second-key", "", HttpStatusCode.OK)]
    [InlineData("guarded", "master-key", "", HttpStatusCode.OK)]
    [InlineData("guarded", null, "?code=second-key", HttpStatusCode.OK)]
    [InlineData("guarded", null, "?CODE=second-key", HttpStatusCode.OK)]
    [InlineData("guarded", null, "", HttpStatusCode.Unauthorized)]
    [InlineData("guarded", "First-Key", "", HttpStatusCode.Unauthorized)]
    [InlineData("guarded", "first-key2", "", HttpStatusCode.Unauthorized)]
    [InlineData("guarded", null, "?code=wrong", HttpStatusCode.Unauthorized)]
    [InlineData("guarded", null, "?code=", HttpStatusCode.Unauthorized)]
    // Where the header is there, the query is not looked at: `code` may be a parameter of the vendor's.
    [InlineData("guarded", "wrong", "?code=first-key", HttpStatusCode.Unauthorized)]
    [InlineData("guarded", "", "?code=first-key", HttpStatusCode.Unauthorized)]
    [InlineData("guarded", "first-key", "?code=wrong", HttpStatusCode.OK)]
    [InlineData("restricted", "first-key", "", HttpStatusCode.Unauthorized)]
    [InlineData("restricted", "master-key", "", HttpStatusCode.OK)]
    [InlineData("open", null, "", HttpStatusCode.OK)]
    [InlineData("open", "wrong", "", HttpStatusCode.OK)]
    public async Task A_key_opens_what_it_is_for(string route, string? header, string query, HttpStatusCode expected)
    {
        await using var app = await LocalApp.StartAsync<Guarded>(Keys);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/{route}{query}");
        if (header is not null)
        {
            request.Headers.TryAddWithoutValidation("x-functions-key", header);
        }

        var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("Functions:Keys:one=first-key", "first-key", HttpStatusCode.Unauthorized)]
    [InlineData("Functions:MasterKey=master-key", "master-key", HttpStatusCode.NotFound)]
    [InlineData("Functions:MasterKey=master-key", "first-key", HttpStatusCode.Unauthorized)]
    public async Task Admin_takes_the_master_key_only(string setting, string key, HttpStatusCode expected)
    {
        await using var app = await LocalApp.StartAsync<Guarded>(setting);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/functions/Unknown");
        request.Headers.Add("x-functions-key", key);

        var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_empty_setting_is_no_key()
    {
        await using var app = await LocalApp.StartAsync<Guarded>("Functions:Keys:one=", "Functions:MasterKey=master-key");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/guarded");
        request.Headers.TryAddWithoutValidation("x-functions-key", "");

        var answer = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("guarded")]
    [InlineData("restricted")]
    public async Task Without_a_configured_key_everybody_on_this_machine_is_let_in(string route)
    {
        await using var app = await LocalApp.StartAsync<Guarded>("Functions:MasterKey=");

        var answer = await app.Client.GetAsync($"/api/{route}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("guarded", "", "cross-site", HttpStatusCode.Unauthorized)]
    [InlineData("restricted", "", "cross-site", HttpStatusCode.Unauthorized)]
    [InlineData("open", "", "cross-site", HttpStatusCode.OK)]
    [InlineData("guarded", "", "same-origin", HttpStatusCode.OK)]
    [InlineData("guarded", "", "none", HttpStatusCode.OK)]
    [InlineData("guarded", "first-key", "cross-site", HttpStatusCode.OK)]
    public async Task Without_a_configured_key_a_page_of_another_site_is_not_let_in(
        string route, string key, string site, HttpStatusCode expected)
    {
        await using var app = await LocalApp.StartAsync<Guarded>($"Functions:Keys:one={key}");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/{route}");
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.TryAddWithoutValidation("x-functions-key", key);

        var answer = await app.Client.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    public sealed class Guarded
    {
        [Function("guarded")]
        public IResult AnyKey([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => TypedResults.Ok();

        [Function("restricted")]
        public IResult MasterKey([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => TypedResults.Ok();

        [Function("open")]
        public IResult NoKey([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Ok();
    }
}
