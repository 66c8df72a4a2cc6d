using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Zego;

/// <summary>The project's ServerSecret, which signs requests and tokens.</summary>
public sealed class ZegoCredentials(SecretCache secrets) : SecretCredentials(secrets, ServerSecret)
{
    public const string ServerSecret = "Zego--ServerSecret";
}
