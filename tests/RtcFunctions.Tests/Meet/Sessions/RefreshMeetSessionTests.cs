using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Sandbox;
using RtcFunctions.Secrets;

namespace RtcFunctions.Tests.Meet.Sessions;

public sealed class RefreshMeetSessionTests : IAsyncLifetime
{
    private static readonly (string, string)[] Login = [("Meet:Username", MeetApp.Username), ("Meet:Password", MeetApp.Password)];

    private SessionBench _bench = null!;

    public async Task InitializeAsync() => _bench = await SessionBench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData(47.9, 0)]
    [InlineData(48, 1)]
    [InlineData(61, 1)]
    public async Task A_session_is_renewed_once_four_fifths_of_its_life_are_over(double minutes, int refreshes)
    {
        var instance = _bench.Services(Login);
        await RunAsync(instance);
        _bench.Clock.Advance(TimeSpan.FromMinutes(minutes));

        await RunAsync(instance);
        await RunAsync(instance);

        Assert.Equal((1, refreshes, 0), _bench.Calls);
    }

    [Fact]
    public async Task On_two_instances_at_once_it_renews_once()
    {
        IServiceProvider[] instances = [_bench.Services(Login), _bench.Services(Login)];
        await RunAsync(instances[0]);
        await RunAsync(instances[1]);
        _bench.Clock.Advance(TimeSpan.FromMinutes(50));

        await Task.WhenAll(instances.Select(instance => Task.Run(() => RunAsync(instance))));

        Assert.Equal((1, 1, 0), _bench.Calls);
    }

    [Theory]
    [InlineData("Meet:ApiToken", true)]
    [InlineData("Meet:Password", false)]
    public async Task Where_nobody_logs_in_it_does_nothing(string secret, bool withLogin)
    {
        var instance = _bench.Services([(secret, "1"), .. withLogin ? Login : []]);

        await RunAsync(instance);

        Assert.Empty(_bench.Gcore.Iam.Received);
    }

    [Fact]
    public async Task It_fails_where_the_session_cannot_be_renewed()
    {
        var instance = _bench.Services(Login);
        await RunAsync(instance);
        _bench.Clock.Advance(TimeSpan.FromMinutes(50));
        _bench.Gcore.Iam.Misbehave(Misbehaviour.Status(500));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(instance));
        await RunAsync(instance);

        Assert.Contains("status 500", failure.Message, StringComparison.Ordinal);
        Assert.Equal((2, 0, 0), _bench.Calls);
    }

    private static Task RunAsync(IServiceProvider instance) =>
        new RefreshMeetSession(instance.GetRequiredService<SecretCache>(), instance.GetRequiredService<MeetSessions>())
            .Run(new TimerInfo(), CancellationToken.None);
}
