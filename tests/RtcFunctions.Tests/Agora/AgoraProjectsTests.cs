using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora;

public sealed class AgoraProjectsTests(AgoraApp app) : AgoraRelayTests(app)
{
    [Theory]
    [InlineData("GET", "dev/v1/projects")]
    [InlineData("GET", "dev/v1/project")]
    [InlineData("POST", "DEV/v1/Project")]
    [InlineData("DELETE", "dev/v1/projects")]
    public async Task Certificates_in_projects_are_hidden(string method, string path)
    {
        Vendor.Answer(
            203, "application/json; charset=utf-8",
            """{ "projects":[{"name":"secret","sign_key":"5CFd2fd1755d40ecb72977518be15d3b","more":{"secret":{"a":1} , "sign_secret" : null}}] }""");

        var response = await App.SendAsync(HttpMethod.Parse(method), $"/api/agora/rest/{path}");

        Assert.Equal(
            """{ "projects":[{"name":"secret","sign_key":"***","more":{"secret":"***" , "sign_secret" : "***"}}] }""",
            await response.Content.ReadAsStringAsync());
        Assert.Equal((203, "agora"), ((int)response.StatusCode, Assert.Single(response.Headers.GetValues("rtc-vendor"))));
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task The_vendors_own_answer_about_projects_holds_no_certificate()
    {
        var project = (await AgoraApp.ReadAsync(await GetAsync("/api/agora/rest/dev/v1/projects")))["projects"]![0]!;

        Assert.Equal(("***", AgoraApp.AppId), ((string?)project["sign_key"], (string?)project["vendor_key"]));
    }

    [Fact]
    public async Task No_other_answer_is_rewritten()
    {
        const string answer = """{"sign_key":"kept"}""";
        Vendor.Answer(200, "application/json", answer);

        var response = await GetAsync("/api/agora/rest/dev/v1/channel/{appId}");

        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("application/json", """{"projects":[{"sign_key":"5CFd""")]
    [InlineData("text/plain", "sign_key=5CFd")]
    public async Task An_answer_about_projects_that_cannot_be_read_is_held_back(string contentType, string answer)
    {
        Vendor.Answer(200, contentType, answer);

        var response = await GetAsync("/api/agora/rest/dev/v1/projects");

        Assert.DoesNotContain("5CFd", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await IsRefusedAsync(502, "vendor_invalid_response", field: null, response);
    }

    [Fact]
    public async Task An_error_page_about_projects_passes()
    {
        Vendor.Answer(500, "text/html", "<h1>Oops</h1>");

        var response = await GetAsync("/api/agora/rest/dev/v1/projects");

        Assert.Equal((500, "<h1>Oops</h1>"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task More_projects_than_are_read_are_held_back()
    {
        Vendor.Misbehave(Misbehaviour.Huge(4 * 1024 * 1024 + 1));

        await IsRefusedAsync(502, "vendor_invalid_response", field: null, await GetAsync("/api/agora/rest/dev/v1/projects"));
    }
}
