using RtcFunctions.Meet.Sessions;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.KeyVault;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>Two processes with their session in a vault that does not always do what it should.</summary>
public sealed class SessionVaultTests(TalkativeApps talkative) : IClassFixture<TalkativeApps>, IAsyncLifetime
{
    private readonly SessionApps _apps = talkative.Apps;

    /// <summary>Every test begins with a session that both instances have.</summary>
    public Task InitializeAsync()
    {
        _apps.Vault.Condition = VaultCondition.Up;
        _apps.Vault.RefusesWrites = false;
        _apps.Gcore.Account.RevokeAccessTokens();
        return _apps.CallBothAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(VaultCondition.Down)]
    [InlineData(VaultCondition.Hanging)]
    public async Task With_the_vault_away_each_instance_logs_in_and_no_request_fails(VaultCondition condition)
    {
        var (logins, refreshes, _) = _apps.Calls;
        _apps.Vault.Condition = condition;
        _apps.Gcore.Account.RevokeAccessTokens();

        await _apps.CallBothAsync();
        await _apps.CallBothAsync();

        Assert.Equal((logins + 2, refreshes, 0), _apps.Calls);
    }

    [Fact]
    public async Task A_vault_that_refuses_to_be_written_costs_a_login_for_each_instance()
    {
        var (logins, refreshes, _) = _apps.Calls;
        var shared = _apps.Vault.Find(SessionApps.Secret);
        _apps.Vault.RefusesWrites = true;
        _apps.Gcore.Account.RevokeAccessTokens();

        await _apps.CallBothAsync();
        await _apps.CallBothAsync();

        // The first renews by the refresh token that was shared; to the second it is spent.
        Assert.Equal((logins + 1, refreshes + 1, 0), _apps.Calls);
        Assert.Equal(shared, _apps.Vault.Find(SessionApps.Secret));
        await _apps.One.WaitForOutputAsync(line => line.Contains("cannot be shared (RequestFailedException)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_timer_renews_the_session_of_all_instances()
    {
        _apps.Gcore.Account.AccessLifetime = TimeSpan.FromSeconds(4);
        _apps.Gcore.Account.RevokeAccessTokens();
        await _apps.CallBothAsync();
        _apps.Gcore.Account.AccessLifetime = TimeSpan.FromHours(1);
        var (logins, refreshes, _) = _apps.Calls;
        var shared = _apps.Vault.Find(SessionApps.Secret);

        await Eventually.HoldsAsync(async () =>
        {
            await SessionApps.RunTimerAsync(_apps.One);
            return _apps.Vault.Find(SessionApps.Secret) != shared;
        });
        await _apps.CallBothAsync();

        Assert.Equal((logins, refreshes + 1, 0), _apps.Calls);
    }

    [Fact]
    public async Task Neither_a_log_line_nor_storage_has_a_token()
    {
        string[] tokens = [.. _apps.Gcore.Account.SentRefreshTokens.Keys, .. _apps.Gcore.Account.AccessTokens];
        await Task.WhenAll(new[] { _apps.One, _apps.Other }.Select(WriteAllAsync));

        Assert.NotEmpty(tokens);
        Assert.Contains(RenewalLock.Partition, _apps.StoredText, StringComparison.Ordinal);
        Assert.Contains(_apps.One.Output, line => line.Contains("dbug:", StringComparison.Ordinal));
        Assert.All(tokens, token => Assert.DoesNotContain(
            _apps.One.Output.Concat(_apps.Other.Output).Append(_apps.StoredText), line => line.Contains(token, StringComparison.Ordinal)));
    }

    /// <summary>Lines come in order: once one more call was told of, all before it is there.</summary>
    private static async Task WriteAllAsync(AppProcess app)
    {
        int Told() => app.Output.Count(line => line.Contains(": answered 200,", StringComparison.Ordinal));
        var told = Told();
        await SessionApps.CallAsync(app);
        await Eventually.HoldsAsync(() => Task.FromResult(Told() > told));
    }
}
