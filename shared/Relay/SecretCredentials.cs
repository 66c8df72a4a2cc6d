using RtcFunctions.Http;
using RtcFunctions.Secrets;

namespace RtcFunctions.Relay;

/// <summary>Credentials that are secrets, all of them needed: the same object for every call, until one of them changes.</summary>
public class SecretCredentials(SecretCache secrets, params string[] names) : ICredentialSource
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private volatile Credentials _last = Credentials.None;

    public async ValueTask<Outcome<Credentials>> GetAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var credentials = _last;
        foreach (var name in names)
        {
            var reading = await secrets.GetAsync(name, cancellationToken);
            if ((Lack(name, reading) ?? Fault(name, reading.Secret!)) is { } problem)
            {
                return problem;
            }

            credentials = credentials.With(name, reading.Secret!);
        }

        _last = credentials;
        return credentials;
    }

    public async ValueTask<Outcome<Credentials>> RenewAsync(Credentials refused, CancellationToken cancellationToken)
    {
        await Task.WhenAll(names.Select(name => secrets.RenewAsync(name, refused.Secret(name), cancellationToken)));
        return await GetAsync(dryRun: false, cancellationToken);
    }

    /// <summary>Why a secret cannot be used: null where it can.</summary>
    public static Problem? Lack(string name, SecretReading reading) =>
        !reading.IsAvailable ? Problem.Unavailable(ProblemCode.SecretsUnavailable, $"The secret {name} cannot be read just now.", RetryAfter)
        : reading.Secret is null ? Problem.VendorNotConfigured($"The secret {name} is not configured.")
        : null;

    /// <summary>Why a secret cannot be sent: null where it can.</summary>
    public static Problem? Fault(string name, Secret secret) => secret.IsOneLine
        ? null
        : Problem.VendorNotConfigured($"The secret {name} holds a line break or another control character.");
}
