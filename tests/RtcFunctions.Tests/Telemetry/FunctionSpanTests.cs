using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Http;
using RtcFunctions.Operations.Telemetry;
using RtcFunctions.Telemetry;
using RtcFunctions.Tests.LocalWorker;

namespace RtcFunctions.Tests.Telemetry;

public sealed class FunctionSpanTests : IAsyncLifetime
{
    private LocalApp _app = null!;

    public async Task InitializeAsync() => _app = await LocalApp.StartAsync(
        [typeof(TraceProbe)],
        configure: builder =>
        {
            builder.UseMiddleware<TelemetryMiddleware>();
            builder.Services.AddSingleton<FunctionMetrics>();
        });

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_function_that_throws_is_an_error_told_by_the_exceptions_type_alone()
    {
        using var spans = new Spans();

        using var answer = await _app.Client.GetAsync("/api/probe/throws");

        var problem = (await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>())!;
        var span = await spans.OfTraceAsync(problem["traceId"].ToString()!);
        Assert.Equal((ActivityStatusCode.Error, null), (span.Status, span.StatusDescription));
        Assert.Equal("System.InvalidOperationException", span.GetTagItem("error.type"));
        Assert.Equal(500, span.GetTagItem("http.response.status_code"));
        Assert.DoesNotContain(span.TagObjects, tag => tag.Value is string text && text.Contains("canary", StringComparison.Ordinal));
        Assert.Empty(span.Events);
    }

    [Fact]
    public async Task A_functions_answer_after_its_call_still_knows_the_trace()
    {
        using var spans = new Spans();

        using var answer = await _app.Client.GetAsync("/api/probe/refuses");

        var problem = (await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>())!;
        var span = await spans.OfTraceAsync(problem["traceId"].ToString()!);
        Assert.Equal((ActivityStatusCode.Unset, 404), (span.Status, span.GetTagItem("http.response.status_code")));
    }

    [Theory]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=b", "b7ad6b7169203331")]
    [InlineData("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", "a=b", "0000000000000000")]
    [InlineData("canary", "a=b", "0000000000000000")]
    public async Task A_callers_trace_is_gone_on_with_where_it_is_one(string traceParent, string traceState, string parent)
    {
        using var spans = new Spans();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/probe/refuses");
        request.Headers.TryAddWithoutValidation("traceparent", traceParent);
        request.Headers.TryAddWithoutValidation("tracestate", traceState);

        using var answer = await _app.Client.SendAsync(request);

        var problem = (await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>())!;
        var span = await spans.OfTraceAsync(problem["traceId"].ToString()!);
        Assert.Equal(parent, span.ParentSpanId.ToHexString());
        Assert.Equal(parent == "b7ad6b7169203331" ? "a=b" : null, span.TraceStateString);
    }

    public sealed class TraceProbe
    {
        [Function("TraceProbe")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/{what}")] HttpRequest request, string what) =>
            what == "throws" ? throw new InvalidOperationException("canary") : Problem.NotFound("There is none.");
    }

    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == Instrumentation.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = _ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        // The span ends once the answer has gone out: perhaps after it was read.
        public async Task<Activity> OfTraceAsync(string traceId)
        {
            await Eventually.HoldsAsync(() => Task.FromResult(_ended.Any(IsMeant)));
            return _ended.Single(IsMeant);

            bool IsMeant(Activity span) => span.TraceId.ToHexString() == traceId && span.DisplayName.EndsWith("TraceProbe", StringComparison.Ordinal);
        }

        public void Dispose() => _listener.Dispose();
    }
}
