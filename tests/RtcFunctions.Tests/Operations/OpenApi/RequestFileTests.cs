using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using RtcFunctions.Agora.Events;
using RtcFunctions.Meet.Attendance;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>rtc.http: a request for each operation, the document's own examples, answered on the Sandbox as the document says.</summary>
public sealed class RequestFileTests(FurnishedSandbox sandbox) : IClassFixture<FurnishedSandbox>
{
    private const string Prefix = "{{app}}/api";

    /// <summary>What is told by the answer of these is there once a timer has run.</summary>
    private static readonly Dictionary<string, string> Timers = new(StringComparer.Ordinal)
    {
        [nameof(ListAgoraEvents)] = nameof(DrainAgoraEvents),
        [nameof(ReadMeetAttendance)] = nameof(CollectMeetAttendance),
    };

    private static readonly IReadOnlyList<HttpFileRequest> Requests = HttpFile.Read(RepositoryFiles.Read("rtc.http"));

    public static TheoryData<string> Titles => [.. Requests.Select(request => request.Title)];

    [Fact]
    public void There_is_a_request_for_each_operation()
    {
        var requested = Requests.Select(OperationOf).Select(operation => operation?.Id);

        Assert.Empty(ApiDocument.Operations.Select(operation => operation.Id).Except(requested, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void A_request_is_an_example_of_the_document(string title)
    {
        var request = Requests.Single(request => request.Title == title);
        var operation = OperationOf(request)!;
        var (path, query) = Split(request.Url);

        Assert.All(operation.Values(path)!, value => AssertIsExample(operation.Parameter(value.Key, "path"), value.Value));
        Assert.All(QueryHelpers.ParseQuery(query), pair => AssertIsExample(operation.Parameter(pair.Key, "query"), pair.Value.ToString()));
        Assert.All(
            request.Headers.Where(header => header.Name is not ("x-functions-key" or "Authorization" or "Content-Type")),
            header => Assert.NotNull(operation.Parameter(header.Name, "header")));
        if (request.Body is not null && !HttpFile.HasVariable(request.Body))
        {
            Assert.Contains(ApiOperation.Examples(operation.Body!), example => JsonNode.DeepEquals(example, JsonNode.Parse(request.Body)));
        }
    }

    [NodeFact]
    public async Task Each_is_answered_as_the_document_says()
    {
        using var served = await sandbox.App.Client.GetAsync("/api/openapi.json");
        var document = (await served.JsonAsync())!.AsObject();
        using var validator = await SchemaValidator.StartAsync(document);
        var operations = ApiOperation.ReadAll(DocumentNode.Root(document));
        var run = new RequestRun(sandbox.App.Client, sandbox.Variables);
        var faults = new List<string>();

        foreach (var request in Requests)
        {
            var operation = ApiOperation.Find(operations, request.Method, Split(request.Url).Path);
            var found = operation is null ? ["is not documented"] : await FaultsAsync(run, request, operation, validator);
            faults.AddRange(found.Select(fault => $"{operation?.Id} ({request.Title}): {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(
        RequestRun run, HttpFileRequest request, ApiOperation operation, SchemaValidator validator)
    {
        if (!Timers.TryGetValue(operation.Id, out var timer))
        {
            return await SendAsync();
        }

        IReadOnlyList<string> faults = [];
        try
        {
            await Eventually.HoldsAsync(async () =>
            {
                await sandbox.RunTimerAsync(timer);
                return (faults = await SendAsync()).Count == 0;
            });
        }
        catch (OperationCanceledException)
        {
            // The time is up: these are its last faults.
        }

        return faults;

        async Task<IReadOnlyList<string>> SendAsync()
        {
            using var answer = await run.SendAsync(request);
            return await AnswerCheck.FaultsAsync(operation, answer, validator);
        }
    }

    private static ApiOperation? OperationOf(HttpFileRequest request) =>
        ApiOperation.Find(ApiDocument.Operations, request.Method, Split(request.Url).Path);

    private static (string Path, string Query) Split(string url)
    {
        Assert.StartsWith(Prefix, url, StringComparison.Ordinal);
        var parts = url[Prefix.Length..].Split('?', 2);
        return (parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

    private static void AssertIsExample(DocumentNode parameter, string value)
    {
        if (!HttpFile.HasVariable(value) && parameter["schema"]?["enum"] is null)
        {
            Assert.Contains(value, ApiOperation.Examples(parameter).Select(example => example!.ToString()));
        }
    }
}
