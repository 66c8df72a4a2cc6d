using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using RtcFunctions.Health;
using RtcFunctions.Operations.Health;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Agora.Events;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Operations.Health;

public sealed class TimerRunMiddlewareTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly ManualClock _clock = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Invocation _invocation;

    public TimerRunMiddlewareTests() => _invocation = new Invocation(_stopping.Token);

    public void Dispose()
    {
        _file.Dispose();
        _stopping.Dispose();
    }

    [Fact]
    public async Task A_run_that_ends_well_is_noted_with_the_time_at_which_it_began()
    {
        await Middleware(_file.Store).Invoke(_invocation, _ =>
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            return Task.CompletedTask;
        });

        Assert.Equal(new TimerRun(_clock.GetUtcNow().AddMinutes(-1), IsOk: true), await NotedAsync());
    }

    [Fact]
    public async Task A_run_that_throws_is_noted_as_failed_and_the_host_learns_of_it()
    {
        var failure = await Assert.ThrowsAsync<TimeoutException>(() =>
            Middleware(_file.Store).Invoke(_invocation, _ => throw new TimeoutException()));

        Assert.NotNull(failure);
        Assert.Equal(new TimerRun(_clock.GetUtcNow(), IsOk: false), await NotedAsync());
    }

    [Fact]
    public async Task A_run_that_throws_is_logged_for_an_alert_to_find()
    {
        var lines = new WrittenLines<TimerRunMiddleware>();
        var middleware = new TimerRunMiddleware(new(_file.Store), _clock, lines);

        await Assert.ThrowsAsync<TimeoutException>(() => middleware.Invoke(_invocation, _ => throw new TimeoutException()));

        Assert.Equal(["Error TimerFailed: The timer SomeTimer failed."], lines);
    }

    [Fact]
    public async Task A_run_that_times_out_by_itself_has_failed()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            Middleware(_file.Store).Invoke(_invocation, _ => throw new OperationCanceledException()));

        Assert.False((await NotedAsync())!.IsOk);
    }

    [Fact]
    public async Task A_run_that_the_apps_end_cuts_short_is_neither()
    {
        await Assert.ThrowsAsync<OperationCanceledException>(() => Middleware(_file.Store).Invoke(_invocation, async context =>
        {
            await _stopping.CancelAsync();
            context.CancellationToken.ThrowIfCancellationRequested();
        }));

        Assert.Null(await NotedAsync());
    }

    [Fact]
    public async Task A_request_is_no_run_of_a_timer()
    {
        _invocation.Items["HttpRequestContext"] = new DefaultHttpContext();

        await Middleware(_file.Store).Invoke(_invocation, _ => Task.CompletedTask);

        Assert.Null(await NotedAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_a_run_cannot_be_noted_hides_nothing(bool isOk)
    {
        var store = new FaultyStore(_file.Store);
        store.LoseRequest();
        var run = Middleware(store).Invoke(_invocation, _ => isOk ? Task.CompletedTask : throw new TimeoutException());

        var failure = await Record.ExceptionAsync(() => run);

        Assert.Equal(isOk ? null : typeof(TimeoutException), failure?.GetType());
        Assert.Equal(1, store.Calls);
    }

    [Fact]
    public async Task A_store_that_never_answers_is_not_waited_for()
    {
        var middleware = new TimerRunMiddleware(new(new SilentStore()), new ImpatientClock(), NullLogger<TimerRunMiddleware>.Instance);

        var failure = await Record.ExceptionAsync(() => middleware.Invoke(_invocation, _ => Task.CompletedTask));

        Assert.Null(failure);
    }

    private TimerRunMiddleware Middleware(ITableStore store) => new(new(store), _clock, NullLogger<TimerRunMiddleware>.Instance);

    private async Task<TimerRun?> NotedAsync() =>
        (await new HealthRecords(_file.Store).ReadAsync(default)).TryGetValue(TimerRun.Row("SomeTimer"), out var row) ? TimerRun.Read(row) : null;

    private sealed class Invocation(CancellationToken stopping) : FunctionContext
    {
        public override TraceContext TraceContext => throw new NotSupportedException();

        public override string InvocationId => "1";

        public override IServiceProvider InstanceServices { get; set; } = null!;

        public override FunctionDefinition FunctionDefinition { get; } = new SomeTimer();

        public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

        public override CancellationToken CancellationToken => stopping;
    }

    private sealed class SomeTimer : FunctionDefinition
    {
        public override string Name => nameof(SomeTimer);
    }
}
