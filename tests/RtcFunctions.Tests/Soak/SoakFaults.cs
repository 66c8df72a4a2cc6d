using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Soak;

/// <summary>What breaks, one thing after another and at times two at once, for as long as it lasts.</summary>
internal sealed class SoakFaults(SoakStage stage)
{
    private const double TwoAtOnce = 0.25;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    private (string Name, Func<Task> DoAsync)[] All =>
    [
        ("instance killed", () => Instance.KillAsync()),
        ("instance terminated", () => Instance.TerminateAsync()),
        ("instance frozen", () => Instance.FreezeAsync(stage.Chance.UpTo(Longest * 2))),
        ("storage hangs", () => WhileAsync(stage.Azurite.Freeze, stage.Azurite.Thaw)),
        ("storage stopped", () => WhileAsync(stage.Gate.Close, stage.Gate.Open)),
        ("storage slow, 503, 412", () => WhileAsync(() => stage.Proxy.IsFaulty = true, () => stage.Proxy.IsFaulty = false)),
        ("vendors an hour ahead", () => OffAsync(AnHour)),
        ("vendors an hour behind", () => OffAsync(-AnHour)),
        ("sessions refused", () => RevokeAsync(stage.Vendors.Gcore.Account.RevokeAccessTokens)),
        ("sessions and refreshes refused", () => RevokeAsync(stage.Vendors.Gcore.Account.RevokeSessions)),
        ("a vendor fails forty times", () => FailAsync(Misbehaviour.Status(503), 40)),
        ("a vendor hangs twenty times", () => FailAsync(Misbehaviour.Hang, 20)),
    ];

    private SoakInstance Instance => stage.Chance.OneOf(stage.Instances);

    public async Task RunAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var first = stage.Chance.OneOf(All);
            var second = stage.Chance.OneOf(All);
            Task[] breaking = stage.Chance.Happens(TwoAtOnce) && second.Name != first.Name
                ? [BreakAsync(first), BreakAsync(second)]
                : [BreakAsync(first)];
            await Task.WhenAll(breaking);
            stage.Vendors.Forget();
            await Task.Delay(stage.Chance.UpTo(LongestRest), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task BreakAsync((string Name, Func<Task> DoAsync) fault)
    {
        stage.Tally.Broke(fault.Name);
        return fault.DoAsync();
    }

    private async Task WhileAsync(Action begin, Action end)
    {
        begin();
        await Task.Delay(stage.Chance.UpTo(Longest));
        end();
    }

    private Task OffAsync(TimeSpan offset) => WhileAsync(() => SetClocks(offset), () => SetClocks(TimeSpan.Zero));

    private void SetClocks(TimeSpan offset)
    {
        foreach (var vendor in stage.Vendors.All.Except<VendorSimulator>(stage.Vendors.Gcore.All))
        {
            vendor.ClockOffset = offset;
        }
    }

    private Task FailAsync(Misbehaviour misbehaviour, int times)
    {
        var vendor = stage.Chance.OneOf(stage.Vendors.All);
        stage.SessionsWereAway |= vendor == stage.Vendors.Gcore.Iam;
        vendor.Misbehave(misbehaviour, times);
        return Task.CompletedTask;
    }

    /// <summary>A session made just before is revoked as well, and its call ends with the vendor's 401.</summary>
    private Task RevokeAsync(Action revoke)
    {
        stage.SessionsWereAway = true;
        revoke();
        return Task.CompletedTask;
    }
}
