using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Secrets;
using RtcFunctions.Timers;

namespace RtcFunctions.Operations;

/// <summary>
/// Reads the secrets in use again, on the instance that it runs on; every instance does so by itself too, within five minutes.
/// </summary>
public sealed class RefreshSecrets(SecretCache secrets)
{
    [Function(nameof(RefreshSecrets))]
    [DefaultSchedule("0 */5 * * * *")]
    public async Task Run([TimerTrigger("%ScheduleRefreshSecrets%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await secrets.RefreshAsync(cancellationToken) is { Count: > 0 } unread)
        {
            throw new SecretsNotReadException(unread);
        }
    }
}
