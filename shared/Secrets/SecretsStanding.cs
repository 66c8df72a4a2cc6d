namespace RtcFunctions.Secrets;

/// <summary>How well secrets can be read, since when where they cannot, and whether any of them is at hand.</summary>
public sealed record SecretsStanding(SecretsState State, DateTimeOffset? Since, bool AnyCached)
{
    internal static SecretsStanding Of(IReadOnlyCollection<SecretStanding> secrets)
    {
        var failing = secrets.Where(secret => secret.FailingSince is not null).ToArray();
        var state = failing.Length == 0 ? SecretsState.Ok
            : failing.Any(secret => secret is { IsWanted: true, Reading.IsAvailable: false }) ? SecretsState.Down
            : SecretsState.Stale;
        return new(state, failing.Min(secret => secret.FailingSince), secrets.Any(secret => secret.Reading.Secret is not null));
    }
}

/// <summary>Every secret as it is at its source; some as they were; or some not to be had although a function asked for them.</summary>
public enum SecretsState
{
    Ok,
    Stale,
    Down,
}
