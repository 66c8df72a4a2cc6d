using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Operations.Docs;

public sealed partial class ServeDocsTests(ServeDocsTests.OpenApp open) : IClassFixture<ServeDocsTests.OpenApp>
{
    [Fact]
    public async Task The_page_is_html_that_takes_everything_from_this_app()
    {
        using var answer = await open.App.Client.GetAsync("/api/docs");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var policy = answer.Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("://", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(InlineCode(), html);
        foreach (var link in Links().Matches(html).Select(match => match.Groups["link"].Value))
        {
            using var part = await open.App.Client.GetAsync(new Uri(answer.RequestMessage!.RequestUri!, link));
            Assert.Equal(200, (int)part.StatusCode);
        }
    }

    [Theory]
    [InlineData("docs.css", "text/css; charset=utf-8", "body")]
    [InlineData("docs.js", "text/javascript; charset=utf-8", "openapi.json")]
    [InlineData("swagger-ui-bundle.js", "text/javascript; charset=utf-8", "SwaggerUIBundle")]
    [InlineData("swagger-ui.css", "text/css; charset=utf-8", ".swagger-ui")]
    [InlineData("favicon-32x32.png", "image/png", "PNG")]
    public async Task A_part_has_its_type_and_comes_as_it_can_be_taken(string name, string type, string holds)
    {
        using var plain = await SendAsync(name);
        using var packed = await SendAsync(name, "br, gzip;q=0.5");
        using var refused = await SendAsync(name, "gzip;q=0");

        var text = Encoding.Latin1.GetString(await plain.Content.ReadAsByteArrayAsync());
        Assert.Equal((200, type), ((int)plain.StatusCode, plain.Content.Headers.ContentType?.ToString()));
        Assert.Contains(holds, text, StringComparison.Ordinal);
        Assert.Equal(text, await UnpackedAsync(packed));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Empty(refused.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("Docs.js")]
    [InlineData("swagger-ui.css/")]
    [InlineData("index.html")]
    [InlineData("..%2fopenapi.json")]
    [InlineData("..%5cProgram.cs")]
    [InlineData("%00")]
    [InlineData("docs/docs.js")]
    public async Task There_is_no_other_part(string name)
    {
        using var answer = await SendAsync(name);

        Assert.InRange((int)answer.StatusCode, 400, 404);
    }

    [Fact]
    public async Task With_a_slash_at_the_end_it_leads_to_the_page()
    {
        using var answer = await open.App.Client.GetAsync("/api/docs/");

        Assert.Equal(301, (int)answer.StatusCode);
        Assert.Equal("/api/docs", new Uri(answer.RequestMessage!.RequestUri!, answer.Headers.Location!).AbsolutePath);
    }

    private async Task<HttpResponseMessage> SendAsync(string name, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/docs/{name}");
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        }

        return await open.App.Client.SendAsync(request);
    }

    private static async Task<string> UnpackedAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using var unpacked = answer.Content.Headers.ContentEncoding.Contains("gzip")
            ? new GZipStream(body, CompressionMode.Decompress)
            : body;
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);
        return Encoding.Latin1.GetString(bytes.ToArray());
    }

    [GeneratedRegex("(?:href|src)=\"(?<link>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<style|<script(?![^>]* src=)|\\son[a-z]+=|javascript:", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InlineCode();

    /// <summary>The app with a key, which the docs do not want.</summary>
    public sealed class OpenApp : IAsyncLifetime
    {
        public AppProcess App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await AppProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Functions__Keys__test"] = "a-key" });

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
