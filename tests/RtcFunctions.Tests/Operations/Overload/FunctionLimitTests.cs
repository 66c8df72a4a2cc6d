using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Http;
using RtcFunctions.Meet;
using RtcFunctions.Operations.Overload;
using RtcFunctions.Tests.LocalWorker;

namespace RtcFunctions.Tests.Operations.Overload;

public sealed class FunctionLimitTests
{
    [Fact]
    public async Task A_function_with_a_limit_of_its_own_refuses_in_its_own_terms_what_goes_beyond()
    {
        var gate = new Gate();
        await using var app = await LocalApp.StartAsync([typeof(Waiting)], configure: builder =>
        {
            builder.UseMiddleware<OverloadMiddleware>();
            builder.Services.AddSingleton(gate);
            builder.Services.AddSingleton(Backlog.OfThreadPool(TimeProvider.System));
            builder.Services.AddSingleton(new FunctionLimit(nameof(Waiting), 2) { Refusal = TypedResults.Text("full", statusCode: 418) });
        });
        var waiting = Enumerable.Range(0, 2).Select(_ => app.Client.GetAsync("/api/Waiting")).ToArray();
        await gate.WaitForAsync(2);

        using var refused = await app.Client.GetAsync("/api/Waiting").WaitAsync(TimeSpan.FromSeconds(30));
        gate.Open();
        var answers = await Task.WhenAll(waiting);
        using var after = await app.Client.GetAsync("/api/Waiting");

        Assert.Equal((418, "full"), ((int)refused.StatusCode, await refused.Content.ReadAsStringAsync()));
        Assert.All([.. answers, after], answer => Assert.Equal(200, (int)answer.StatusCode));
    }

    [Fact]
    public async Task A_thousand_access_checks_have_their_place_and_one_too_many_is_refused_in_the_vendors_terms()
    {
        var builder = new HostApplicationBuilder();
        builder.AddMeet();
        await using var services = builder.Services.BuildServiceProvider();
        var limit = services.GetServices<FunctionLimit>().Single(limit => limit.Function == "CheckMeetAccess");
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        await limit.Refusal.ExecuteAsync(http);

        Assert.InRange(limit.AtOnce, 1000, 10_000);
        Assert.Equal(500, http.Response.StatusCode);
        Assert.Equal("""{"allowed":false,"reason":"unavailable"}""", Encoding.UTF8.GetString(body.ToArray()));
    }

    public sealed class Waiting(Gate gate)
    {
        [Function(nameof(Waiting))]
        public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request)
        {
            await gate.PassAsync();
            return TypedResults.Ok();
        }
    }

    /// <summary>Where calls wait until it is opened.</summary>
    public sealed class Gate
    {
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Channel<bool> _arrived = Channel.CreateUnbounded<bool>();

        public Task PassAsync()
        {
            _arrived.Writer.TryWrite(true);
            return _opened.Task;
        }

        public async Task WaitForAsync(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                await _arrived.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
            }
        }

        public void Open() => _opened.SetResult();
    }
}
