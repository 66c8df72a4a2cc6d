using System.Security.Cryptography;
using System.Text;
using Microsoft.Playwright;
using RtcFunctions.Tests.Browser;
using RtcFunctions.Tests.Operations.OpenApi;

namespace RtcFunctions.Tests.Operations.Docs;

/// <summary>The page as a browser has it.</summary>
[Collection(nameof(BrowserStage))]
public sealed class DocsPageTests(BrowserStage stage)
{
    [BrowserFact]
    public async Task Every_operation_of_the_document_is_there()
    {
        await using var visit = await DocsVisit.OpenAsync(stage);

        await Assertions.Expect(visit.Operations).ToHaveCountAsync(ApiDocument.Operations.Count);
        var shown = await visit.Operations.EvaluateAllAsync<string[]>(
            "blocks => blocks.map(block => ['method', 'path'].map(part => block.querySelector(`.opblock-summary-${part}`).innerText).join(' '))");

        // Where a long path may break the page has put a space of no width.
        Assert.Equal(
            ApiDocument.Operations.Select(operation => $"{operation.Method} {operation.Path}").Order(StringComparer.Ordinal),
            shown.Select(text => text.Replace("\u200b", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [BrowserFact]
    public async Task Operations_are_tried_with_a_key()
    {
        await using var visit = await DocsVisit.OpenAsync(stage);
        visit.Expect("status of 401", "/api/health");

        await visit.AuthorizeAsync("a-wrong-one");
        var health = await visit.OpenOperationAsync("ReportHealth");
        await AnswersAsync(health, "401", "\"code\": \"unauthorized\"");

        await visit.AuthorizeAsync(BrowserStage.Key);
        await AnswersAsync(health, "200", "\"storage\": \"ok\"");

        // Its path is one of several segments, and keeps its slashes.
        var relay = await visit.OpenOperationAsync("RelayAgoraRequestPost");
        await relay.Locator(".body-param__text").FillAsync("""{"cname":"lobby"}""");
        await DocsVisit.AskForDryRunAsync(relay);
        await AnswersAsync(relay, "200", "/dev/v1/projects\"", "\"bodySha256\": \"" + DigestOf("""{"cname":"lobby"}"""));
        Assert.DoesNotContain(visit.Requests, request => request.Url.Contains(BrowserStage.Key, StringComparison.Ordinal));
    }

    /// <summary>The page shows what the app answers.</summary>
    private static async Task AnswersAsync(ILocator operation, string status, params string[] parts)
    {
        await operation.Locator("button.execute").ClickAsync();
        var answer = operation.Locator(".live-responses-table .response");
        await Assertions.Expect(answer.Locator(".response-col_status")).ToContainTextAsync(status);
        foreach (var part in parts)
        {
            await Assertions.Expect(answer).ToContainTextAsync(part);
        }
    }

    private static string DigestOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
