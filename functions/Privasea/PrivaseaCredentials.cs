using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Privasea;

/// <summary>The API key, and the secret that signs with it.</summary>
public sealed class PrivaseaCredentials(SecretCache secrets) : SecretCredentials(secrets, ApiKey, ApiSecret)
{
    public const string ApiKey = "Privasea--ApiKey";
    public const string ApiSecret = "Privasea--ApiSecret";
}
