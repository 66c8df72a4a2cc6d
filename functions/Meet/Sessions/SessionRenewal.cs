using RtcFunctions.Http;

namespace RtcFunctions.Meet.Sessions;

/// <summary>
/// Another session in place of one that is worn: the one that all instances share where that is possible, else one of this
/// instance alone, which only a login makes. One at a time in an instance, which its callers see to.
/// </summary>
internal sealed class SessionRenewal(SharedSession shared, GcoreIam iam, TimeProvider clock)
{
    // Within the time of a request; a holder that is well needs less than a second.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary><paramref name="good"/>: the worn one still serves, and is the answer while another instance renews it.</summary>
    public async Task<Outcome<MeetSession>> RunAsync(MeetSession? worn, bool good)
    {
        if ((await iam.AccountAsync()).Failed(out var account, out var problem))
        {
            return problem;
        }

        var started = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            switch (await shared.LookAsync(account, worn))
            {
                case SessionLook.Found found:
                    return found.Session;
                case SessionLook.Turn turn:
                    return await RenewAsync(turn);
                case SessionLook.Busy when good:
                    return worn!;
                case SessionLook.Busy when clock.GetElapsedTime(started) < Patience:
                    await Task.Delay(pause, clock);
                    continue;
                default:
                    return await iam.LogInAsync();
            }
        }
    }

    private async Task<Outcome<MeetSession>> RenewAsync(SessionLook.Turn turn)
    {
        try
        {
            var renewed = turn.Renewable is null ? await iam.LogInAsync() : await iam.RenewAsync(turn.Renewable);
            if (!renewed.Failed(out var session, out _))
            {
                await shared.ShareAsync(session, turn.Held);
            }

            return renewed;
        }
        finally
        {
            await shared.GiveBackAsync(turn.Held);
        }
    }
}
