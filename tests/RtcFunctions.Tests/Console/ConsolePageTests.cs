using System.Net;
using System.Text.RegularExpressions;
using RtcFunctions.Tests.Corezoid;

namespace RtcFunctions.Tests.Console;

/// <summary>What is served, whatever a browser makes of it.</summary>
public sealed partial class ConsolePageTests(CorezoidApp app) : IClassFixture<CorezoidApp>
{
    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!)];

    private static string Folder => Path.Combine(RepositoryFiles.Root, "functions", "Console", "Page");

    [Theory]
    [InlineData("api/console")]
    [InlineData("api/console/")]
    [InlineData("api/console/index.html")]
    public async Task The_page_opens_without_a_key_with_a_slash_and_without(string path)
    {
        using var answer = await app.SendWithoutKeyAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("<!doctype html>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_file_comes_as_it_is_under_a_policy_that_lets_it_do_little(string name)
    {
        using var answer = await app.SendWithoutKeyAsync(HttpMethod.Get, $"api/console/{name}");

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Folder, name)), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            answer.Header("Content-Security-Policy"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
    }

    [Theory]
    [InlineData("nothing.js")]
    [InlineData("Page/app.js")]
    [InlineData("..%2fapp.js")]
    public async Task What_is_no_file_of_the_console_is_not_found(string name)
    {
        using var answer = await app.SendWithoutKeyAsync(HttpMethod.Get, $"api/console/{name}");

        await answer.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public void No_script_parses_markup_and_no_module_comes_from_elsewhere()
    {
        Assert.All(Directory.EnumerateFiles(Folder, "*.js"), path =>
        {
            var source = File.ReadAllText(path);
            Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|localStorage", source);
            Assert.All(Imports().Matches(source), import => Assert.True(File.Exists(Path.Combine(Folder, import.Groups["file"].Value))));
        });
    }

    [GeneratedRegex(@"^import .* from ""(?<file>.*)"";$|import\(""(?<file>[^""]*)""\)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Imports();
}
