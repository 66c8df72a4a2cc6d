using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using RtcFunctions.Http;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Links;

/// <summary>The key that room links are signed with, read once for each version of its secret.</summary>
public sealed partial class RoomJwtKeys(SecretCache secrets, ILogger<RoomJwtKeys> logger)
{
    private Parsed? _parsed;

    /// <summary>503 where there is none, where it is too weak, and while it cannot be read.</summary>
    internal async ValueTask<Outcome<SigningCredentials>> GetAsync(CancellationToken cancellationToken)
    {
        var reading = await secrets.GetAsync(RoomJwtKey.SecretName, cancellationToken);
        if (SecretCredentials.Lack(RoomJwtKey.SecretName, reading) is { } lack)
        {
            return lack;
        }

        var secret = reading.Secret!;
        if (Volatile.Read(ref _parsed) is { } parsed && parsed.Version == secret.Version)
        {
            return parsed.Key;
        }

        var key = RoomJwtKey.Parse(secret.Value);
        if (key.Failed(out _, out var problem))
        {
            Log.Unfit(logger, problem.Detail);
        }

        Volatile.Write(ref _parsed, new(secret.Version, key));
        return key;
    }

    private sealed record Parsed(string Version, Outcome<SigningCredentials> Key);

    private static partial class Log
    {
        [LoggerMessage(EventName = "MeetJwtKeyUnfit", Level = LogLevel.Warning, Message = "{Why} It counts as not configured.")]
        public static partial void Unfit(ILogger logger, string why);
    }
}
