using System.Security.Cryptography;
using System.Text;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Sandbox;

namespace RtcFunctions.Tests.Corezoid;

public sealed class RelayCorezoidOperationsTests : IClassFixture<CorezoidApp>
{
    private readonly CorezoidApp _app;

    public RelayCorezoidOperationsTests(CorezoidApp app)
    {
        _app = app;
        _app.Reset();
        _app.Vendor.RefusesInBody = false;
        _app.Vendor.AnswersOutOfOrder = false;
    }

    [Fact]
    public async Task The_exact_bytes_are_signed_and_sent()
    {
        var response = await _app.PostAsync(CorezoidApp.Operations);

        var received = Assert.Single(_app.Vendor.Received);
        Assert.Null(received.Rejection);
        Assert.Equal(("POST", CorezoidApp.Operations), (received.Method, received.BodyText));
        Assert.Equal("application/json; charset=utf8", received.Header("Content-Type"));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("corezoid", response.Header("rtc-vendor"));
        Assert.Equal("ok", (string)(await response.JsonAsync())!["request_proc"]!);
    }

    [Fact]
    public async Task A_changed_byte_is_refused_by_the_vendor()
    {
        await _app.PostAsync(CorezoidApp.Operations);
        var sent = Assert.Single(_app.Vendor.Received);

        using var changed = new HttpRequestMessage(HttpMethod.Post, VendorClient.At(_app.Vendor, sent.RawTarget));
        changed.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(CorezoidApp.Operations.Replace("conv", "node", StringComparison.Ordinal)));
        changed.Content.Headers.TryAddWithoutValidation("Content-Type", sent.Header("Content-Type"));
        var response = await VendorClient.SendAsync(changed);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("the signature is wrong", _app.Vendor.Received[^1].Rejection);
    }

    [Fact]
    public async Task The_callers_own_content_type_is_replaced()
    {
        using var body = CorezoidApp.Json("""{"ops":[{"type":"get"}]}""", "application/vnd.corezoid+json; charset=utf-8");

        var response = await _app.SendAsync(HttpMethod.Post, CorezoidApp.Path, body);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json; charset=utf8", Assert.Single(_app.Vendor.Received).Header("Content-Type"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"ops":null}""")]
    [InlineData("""{"ops":{}}""")]
    [InlineData("""{"ops":"[]"}""")]
    [InlineData("""{"ops":[]}""")]
    [InlineData("""{"Ops":[{"type":"get"}]}""")]
    public async Task A_body_without_operations_is_a_400_that_names_ops(string body)
    {
        var response = await _app.PostAsync(body);

        await response.ShouldBeProblemAsync(400, "invalid_request", "ops");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ops")]
    [InlineData("""{"ops":[{"type":"get"}]""")]
    [InlineData("""{"ops":[{"type":"get"}],"ops":[]}""")]
    [InlineData("""[{"type":"get"}]""")]
    public async Task A_body_that_is_no_json_object_is_a_400(string body)
    {
        var response = await _app.PostAsync(body);

        await response.ShouldBeProblemAsync(400, "invalid_request");
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_body_that_is_said_to_be_no_json_is_a_415()
    {
        using var body = CorezoidApp.Json("""{"ops":[{"type":"get"}]}""", "text/plain");

        var response = await _app.SendAsync(HttpMethod.Post, CorezoidApp.Path, body);

        await response.ShouldBeProblemAsync(415, "unsupported_media_type");
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_body_over_the_limit_is_a_413()
    {
        var response = await _app.PostAsync($$"""{"ops":[{"type":"{{new string('x', 1024 * 1024)}}"}]}""");

        await response.ShouldBeProblemAsync(413, "body_too_large");
        _app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_a_404(string method)
    {
        var response = await _app.SendAsync(HttpMethod.Parse(method), CorezoidApp.Path);

        await response.ShouldBeProblemAsync(404, "not_found");
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task A_dry_run_shows_everything_but_the_login_and_the_secret()
    {
        using var body = CorezoidApp.Json(CorezoidApp.Operations);

        var shown = await _app.ShowAsync(HttpMethod.Post, CorezoidApp.Path, body);

        var timestamp = new Uri((string)shown["url"]!).Segments[^2].TrimEnd('/');
        Assert.Matches(
            $"^{_app.Vendor.Endpoint.OriginalString.TrimEnd('/')}/api/2/json/\\*\\*\\*/[0-9]{{10}}/[0-9a-f]{{40}}$", (string)shown["url"]!);
        Assert.Equal($"{timestamp}{{Corezoid--ApiSecret}}{CorezoidApp.Operations}{{Corezoid--ApiSecret}}", (string)shown["stringToSign"]!);
        Assert.Equal(("corezoid", "POST"), ((string)shown["vendor"]!, (string)shown["method"]!));
        Assert.Equal("application/json; charset=utf8", (string)shown["headers"]!["Content-Type"]!);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(CorezoidApp.Operations))), (string)shown["bodySha256"]!);
        Assert.Null(shown["expiresAt"]);
        _app.Vendor.EnsureNotCalled();
    }

    [Fact]
    public async Task Neither_login_nor_signature_nor_secret_reach_a_log()
    {
        _app.Vendor.Misbehave(Misbehaviour.NotHttp);
        await _app.PostAsync(CorezoidApp.Operations);
        _app.Vendor.Answer(418, "text/plain", "the last answer of this test");
        await _app.PostAsync(CorezoidApp.Operations);

        await _app.App.WaitForOutputAsync(line => line.Contains("corezoid ops: answered 418,", StringComparison.Ordinal));

        var log = string.Join('\n', _app.App.Output);
        Assert.All(
            [CorezoidApp.Login, Uri.EscapeDataString(CorezoidApp.Login), CorezoidApp.Secret, .. _app.Vendor.Received.Select(r => r.RawTarget.Split('/')[^1])],
            secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }
}
