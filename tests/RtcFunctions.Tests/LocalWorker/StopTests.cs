using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class StopTests
{
    [Fact]
    public async Task A_request_under_way_ends_while_new_connections_are_refused()
    {
        var gate = new Gate();
        await using var app = await LocalApp.StartAsync([typeof(Slow)], configure: builder => builder.Services.AddSingleton(gate));
        var underWay = app.Client.GetStringAsync("/api/slow");
        await gate.Entered.Task;

        var stopping = app.StopAsync();
        var refused = await RefusedAsync(app.Address);
        gate.Opened.SetResult();
        var answer = await underWay;
        await stopping;

        Assert.True(refused);
        Assert.Equal("done, not cancelled", answer);
    }

    [Fact]
    public async Task A_terminated_app_exits_with_zero()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal));
        using var live = await app.Client.GetAsync("/api/health/live");

        var exitCode = await app.StopAsync();

        Assert.Equal(0, exitCode);
    }

    // The listener closes a moment after the stop began: until then a connection may still be taken.
    private static async Task<bool> RefusedAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!limit.IsCancellationRequested)
        {
            try
            {
                using var connection = new TcpClient();
                await connection.ConnectAsync(address.Host, address.Port, limit.Token);
            }
            catch (SocketException)
            {
                return true;
            }
        }

        return false;
    }

    public sealed class Slow(Gate gate)
    {
        [Function("slow")]
        public async Task<IResult> Run(
            [HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request,
            CancellationToken cancellationToken)
        {
            gate.Entered.SetResult();
            await gate.Opened.Task;
            return TypedResults.Text(cancellationToken.IsCancellationRequested ? "cancelled" : "done, not cancelled");
        }
    }

    public sealed class Gate
    {
        internal TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
