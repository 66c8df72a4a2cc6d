using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Corezoid;

/// <summary>The API user's login, and the secret that signs for him.</summary>
public sealed class CorezoidCredentials(SecretCache secrets) : SecretCredentials(secrets, ApiLogin, ApiSecret)
{
    public const string ApiLogin = "Corezoid--ApiLogin";
    public const string ApiSecret = "Corezoid--ApiSecret";
}
