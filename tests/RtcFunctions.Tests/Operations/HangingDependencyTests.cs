using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Relay;

namespace RtcFunctions.Tests.Operations;

public sealed class HangingDependencyTests
{
    [Fact]
    public async Task Liveness_is_answered_with_everything_hanging()
    {
        using var hanging = new Unanswering();

        await using var app = await AppProcess.StartAsync(hanging.Settings);
        using var response = await app.Client.GetAsync("/api/health/live");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Liveness_is_answered_while_a_request_waits_for_the_vault()
    {
        using var hanging = new Unanswering();
        await using var app = await AppProcess.StartAsync(hanging.Settings);
        var waiting = app.Client.GetAsync("/api/zego/digitalhuman/GetDigitalHumanList");
        await hanging.WaitForConnectionAsync();

        using var live = await app.Client.GetAsync("/api/health/live");

        Assert.False(waiting.IsCompleted);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using var response = await waiting;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("secrets_unavailable", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }

    /// <summary>A port that takes connections and never says a word: vault, identity, storage and vendors at once.</summary>
    private sealed class Unanswering : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<Socket> _taken = [];
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Unanswering()
        {
            _listener.Start();
            _ = TakeAsync();
        }

        public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["KeyVault__Uri"] = $"https://{Address}/",
            // The identity endpoint of App Service, where managed identity asks first.
            ["IDENTITY_ENDPOINT"] = $"http://{Address}/token",
            ["IDENTITY_HEADER"] = "header",
            ["AZURE_TOKEN_CREDENTIALS"] = "ManagedIdentityCredential",
            ["AzureWebJobsStorage__tableServiceUri"] = $"http://{Address}/",
            // They read what is kept by themselves.
            ["AzureWebJobs__PollPrivaseaVerifications__Disabled"] = "true",
            ["AzureWebJobs__SweepExpired__Disabled"] = "true",
            ["AzureWebJobs__ReconcileMeetPresence__Disabled"] = "true",
            ["AzureWebJobs__CollectMeetAttendance__Disabled"] = "true",
            ["Zego__AppId"] = ZegoApp.AppId.ToString(CultureInfo.InvariantCulture),
            ["Zego__Endpoints__digitalhuman"] = $"http://{Address}",
        };

        private EndPoint Address => _listener.LocalEndpoint;

        public Task WaitForConnectionAsync() => _first.Task.WaitAsync(TimeSpan.FromSeconds(30));

        public void Dispose()
        {
            _listener.Dispose();
            _taken.ForEach(socket => socket.Dispose());
        }

        private async Task TakeAsync()
        {
            try
            {
                while (true)
                {
                    _taken.Add(await _listener.AcceptSocketAsync());
                    _first.TrySetResult();
                }
            }
            // The listener was disposed of.
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
            }
        }
    }
}
