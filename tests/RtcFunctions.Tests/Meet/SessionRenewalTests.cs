using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Http;
using RtcFunctions.Meet;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Relay;
using RtcFunctions.Sandbox;
using RtcFunctions.Secrets;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet;

/// <summary>The session by a clock that the test moves; Gcore's own clock stays where it is.</summary>
public sealed class SessionRenewalTests : IAsyncLifetime
{
    private readonly SteppedClock _clock = new();
    private IHost _host = null!;
    private MeetSessions _sessions = null!;

    private SqliteFile Storage { get; } = new();

    private GcoreSimulator Gcore { get; } = new(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);

    public async Task InitializeAsync()
    {
        await Gcore.StartAsync();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        foreach (var (name, value) in MeetApp.Wire(Gcore, ("Meet__Username", MeetApp.Username), ("Meet__Password", MeetApp.Password)))
        {
            builder.Configuration[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddSingleton(Storage.Store);
        builder.AddSecrets().AddRelay().AddMeet();
        _host = builder.Build();
        _sessions = _host.Services.GetRequiredService<MeetSessions>();
    }

    public async Task DisposeAsync()
    {
        _host.Dispose();
        await Gcore.DisposeAsync();
        Storage.Dispose();
    }

    [Fact]
    public async Task A_session_serves_until_four_fifths_of_its_life_are_over()
    {
        var first = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(47.9));
        var later = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(0.2));

        var renewed = await GetAsync();

        Assert.Equal(first.Version, later.Version);
        Assert.NotEqual(first.Version, renewed.Version);
        Assert.Equal((1, 1, 0), (Gcore.Account.Logins, Gcore.Account.Refreshes, Gcore.Account.ReusedRefreshTokens));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(61)]
    public async Task However_many_notice_at_once_the_refresh_token_is_used_once(int minutes)
    {
        await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(GetAsync)));

        Assert.Equal((1, 1, 0), (Gcore.Account.Logins, Gcore.Account.Refreshes, Gcore.Account.ReusedRefreshTokens));
    }

    [Fact]
    public async Task However_many_are_refused_at_once_the_refresh_token_is_used_once()
    {
        var refused = await GetAsync();

        var renewed = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            _ => Task.Run(() => _sessions.RenewAsync(refused.Version, default).AsTask())));

        Assert.Single(renewed.Select(outcome => Session(outcome).Version).Distinct(StringComparer.Ordinal));
        Assert.Equal((1, 1, 0), (Gcore.Account.Logins, Gcore.Account.Refreshes, Gcore.Account.ReusedRefreshTokens));
    }

    [Fact]
    public async Task A_session_that_cannot_be_renewed_yet_serves_to_its_end()
    {
        var session = await GetAsync();
        Gcore.Iam.Misbehave(Misbehaviour.Status(500), times: 2);
        _clock.Advance(TimeSpan.FromMinutes(50));

        var serving = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(10));
        var over = (await _sessions.GetAsync(default)).Failed(out _, out var problem);

        Assert.Equal(session.Version, serving.Version);
        Assert.True(over);
        Assert.Equal((502, "vendor_invalid_response"), (problem!.Status, problem.Code));
    }

    [Fact]
    public async Task A_refused_refresh_token_leads_to_a_new_login()
    {
        await GetAsync();
        Gcore.Account.RevokeSessions();
        _clock.Advance(TimeSpan.FromHours(1));

        await GetAsync();

        Assert.Equal((2, 0), (Gcore.Account.Logins, Gcore.Account.Refreshes));
    }

    [Fact]
    public async Task A_caller_who_goes_does_not_take_the_session_with_him()
    {
        await GetAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        Gcore.Iam.Misbehave(Misbehaviour.Slow(TimeSpan.FromMilliseconds(300)));
        using var gone = new CancellationTokenSource();
        var leaving = _sessions.GetAsync(gone.Token).AsTask();
        await Gcore.Iam.WaitForRequestsAsync(2);

        await gone.CancelAsync();
        await GetAsync();

        Assert.Equal((1, 1, 0), (Gcore.Account.Logins, Gcore.Account.Refreshes, Gcore.Account.ReusedRefreshTokens));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
    }

    [Theory]
    [InlineData("""{"access":"opaque","refresh":"r"}""")]
    [InlineData("""{"access":"a.b.c","refresh":"r"}""")]
    [InlineData("""{"access":"e30.eyJleHAiOiJzb29uIn0.e30","refresh":"r"}""")]
    [InlineData("""{"access":"e30.eyJleHAiOjk5OTk5OTk5OTk5OTk5OTl9.e30","refresh":"r"}""")]
    public async Task A_token_whose_life_cannot_be_read_serves_until_it_is_refused(string answer)
    {
        Gcore.Iam.Answer(200, "application/json", answer);
        var first = await GetAsync();
        _clock.Advance(TimeSpan.FromDays(1));

        var later = await GetAsync();

        Assert.Equal(first.Version, later.Version);
    }

    [Theory]
    [InlineData(200, """{"access":"only"}""")]
    [InlineData(200, """{"access":"","refresh":"r"}""")]
    [InlineData(200, "[]")]
    [InlineData(200, "<html>")]
    [InlineData(429, """{"message":"slow down"}""")]
    public async Task A_login_that_brings_no_session_is_an_invalid_response(int status, string answer)
    {
        Gcore.Iam.Answer(status, "application/json", answer);

        var failed = (await _sessions.GetAsync(default)).Failed(out _, out var problem);

        Assert.True(failed);
        Assert.Equal((502, "vendor_invalid_response"), (problem!.Status, problem.Code));
    }

    [Fact]
    public async Task A_refused_password_is_not_tried_again_at_once()
    {
        Gcore.RotatePassword("another");
        await _sessions.GetAsync(default);
        await _sessions.GetAsync(default);
        var tried = Gcore.Iam.Received.Count;
        Gcore.RotatePassword(MeetApp.Password);
        _clock.Advance(TimeSpan.FromSeconds(5));

        await GetAsync();

        Assert.Equal(1, tried);
    }

    private async Task<MeetSession> GetAsync() => Session(await _sessions.GetAsync(default));

    private static MeetSession Session(Outcome<MeetSession> outcome) =>
        outcome.Failed(out var session, out var problem) ? throw new InvalidOperationException(problem.Detail) : session;
}
