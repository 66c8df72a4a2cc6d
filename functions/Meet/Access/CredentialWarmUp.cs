using Microsoft.Extensions.Hosting;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Access;

/// <summary>
/// Fetches what access checks need once the app listens, so that the first person at the door does not wait for the vault. The
/// start waits for nothing, and a vault that is away is asked again by the check itself.
/// </summary>
internal sealed class CredentialWarmUp(SecretCache secrets, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = secrets.GetAsync(AccessChecks.Authorization, CancellationToken.None).AsTask());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
