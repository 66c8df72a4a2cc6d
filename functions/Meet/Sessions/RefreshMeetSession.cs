using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Secrets;
using RtcFunctions.Timers;

namespace RtcFunctions.Meet.Sessions;

/// <summary>In login mode, renews the Gcore session once 80 % of its life is over, so that requests seldom wait for it.</summary>
public sealed class RefreshMeetSession(SecretCache secrets, MeetSessions sessions)
{
    [Function(nameof(RefreshMeetSession))]
    [DefaultSchedule("0 */10 * * * *")]
    public async Task Run([TimerTrigger("%ScheduleRefreshMeetSession%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await LogsInAsync(cancellationToken) && (await sessions.KeepFreshAsync(cancellationToken)).Failed(out _, out var problem))
        {
            throw new InvalidOperationException($"The Gcore session is not renewed: {problem.Detail}");
        }
    }

    /// <summary>Where that cannot be known, the session cannot be kept either, and the try tells why.</summary>
    private async Task<bool> LogsInAsync(CancellationToken cancellationToken) =>
        (await secrets.GetAsync(MeetCredentials.ApiToken, cancellationToken)).Secret is null
        && await secrets.GetAsync(LoginCredentials.Username, cancellationToken) is not { IsAvailable: true, Secret: null };
}
