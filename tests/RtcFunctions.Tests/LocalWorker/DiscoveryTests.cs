using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.LocalWorker;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData(typeof(ReturnsText), "returnsText")]
    [InlineData(typeof(ReturnsValueTask), "returnsValueTask")]
    [InlineData(typeof(TakesNumber), "takesNumber")]
    // The worker would bind this one from the query, or from the body.
    [InlineData(typeof(TakesUnrouted), "takesUnrouted")]
    [InlineData(typeof(HasNoTrigger), "hasNoTrigger")]
    [InlineData(typeof(TimerReturnsNothing), "timerReturnsNothing")]
    [InlineData(typeof(Repeats), "repeats")]
    public void A_function_that_the_two_hosts_would_run_differently_is_refused(Type functions, string name)
    {
        var start = () => LocalApp.Build([functions]);

        var error = Assert.Throws<InvalidFunctionException>(start);

        Assert.Contains($"The function {name} ", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    public sealed class ReturnsText
    {
        [Function("returnsText")]
        public string Run([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => "";
    }

    public sealed class ReturnsValueTask
    {
        [Function("returnsValueTask")]
        public ValueTask<IResult> Run([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => default;
    }

    public sealed class TakesNumber
    {
        [Function("takesNumber")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Function, Route = "n/{number}")] HttpRequest request, int number) =>
            TypedResults.Ok();
    }

    public sealed class TakesUnrouted
    {
        [Function("takesUnrouted")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Function, Route = "n/{name}")] HttpRequest request, string other) =>
            TypedResults.Ok();
    }

    public sealed class HasNoTrigger
    {
        [Function("hasNoTrigger")]
        public IResult Run(HttpRequest request) => TypedResults.Ok();
    }

    public sealed class TimerReturnsNothing
    {
        [Function("timerReturnsNothing")]
        public void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer)
        {
        }
    }

    public sealed class Repeats
    {
        [Function("repeats")]
        public IResult One([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => TypedResults.Ok();

        [Function("REPEATS")]
        public IResult Two([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request) => TypedResults.Ok();
    }
}
