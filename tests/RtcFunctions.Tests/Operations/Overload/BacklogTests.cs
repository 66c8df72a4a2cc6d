using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.LocalWorker;
using RtcFunctions.Operations.Overload;
using RtcFunctions.Relay;

namespace RtcFunctions.Tests.Operations.Overload;

public sealed class BacklogTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private static readonly long TooMuch = (Backlog.PerProcessor * Environment.ProcessorCount) + 1;

    private readonly ManualClock _clock = new();
    private readonly Backlog _backlog;
    private long _waiting;

    public BacklogTests() => _backlog = new Backlog(_clock, () => _waiting);

    [Fact]
    public void It_stands_once_too_much_has_waited_for_as_long_as_is_tolerated()
    {
        var times = (int)(Backlog.Tolerated / Moment);

        var stood = Enumerable.Range(0, times + 1).Select(_ => StandsAfter(Moment, TooMuch)).ToArray();

        Assert.Equal([.. Enumerable.Repeat(false, times), true], stood);
    }

    [Fact]
    public void While_it_stands_only_those_who_would_wait_are_refused()
    {
        StandUp();

        Assert.False(StandsAfter(TimeSpan.Zero, TooMuch - 1));
        Assert.True(StandsAfter(Moment, TooMuch));
    }

    [Fact]
    public void It_is_forgotten_once_it_has_not_been_there_for_a_while()
    {
        StandUp();

        Assert.True(StandsAfter(Backlog.Forgotten, TooMuch));
        Assert.False(StandsAfter(Backlog.Forgotten + TimeSpan.FromTicks(1), TooMuch));
    }

    [Fact]
    public void Bursts_are_waited_for_however_large()
    {
        var stood = Enumerable.Range(0, 20).Select(_ => StandsAfter(Backlog.Forgotten + Moment, 1_000_000));

        Assert.DoesNotContain(true, stood);
    }

    [Theory]
    [InlineData("RelayZegoAction", 503)]
    [InlineData("ListMeetRooms", 503)]
    [InlineData("CheckMeetAccess", 200)]
    [InlineData("ReportLiveness", 200)]
    [InlineData("ReportVersion", 200)]
    public async Task Where_it_stands_all_are_refused_but_a_crowd_at_a_door_and_who_asks_for_the_app(string function, int status)
    {
        StandUp();
        using var middleware = new OverloadMiddleware(
            [new FunctionLimit("CheckMeetAccess", 1)], Options.Create(new RelayOptions()), _backlog, NullLogger<OverloadMiddleware>.Instance);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };

        await middleware.Invoke(Call(function, http), _ => Task.CompletedTask);

        Assert.Equal(status, http.Response.StatusCode);
    }

    private void StandUp()
    {
        for (var waited = TimeSpan.Zero; waited <= Backlog.Tolerated; waited += Moment)
        {
            StandsAfter(Moment, TooMuch);
        }
    }

    private bool StandsAfter(TimeSpan time, long waiting)
    {
        _clock.Advance(time);
        _waiting = waiting;
        return _backlog.Stands();
    }

    private static LocalFunctionContext Call(string function, HttpContext http) => LocalFunctionContext.ForRequest(
        new LocalFunction(
            function,
            (MethodInfo)MethodBase.GetCurrentMethod()!,
            new HttpRoute(new HttpTriggerAttribute(AuthorizationLevel.Function), RoutePatternFactory.Parse("any"), [])),
        http);
}
