using RtcFunctions.Relay;

namespace RtcFunctions.Agora;

/// <summary>How one call to Agora's REST API proves who sends it.</summary>
internal abstract class RestAuthentication
{
    public const string ContentType = "application/json";

    public abstract ICredentialSource Credentials { get; }

    public abstract SignedRequest Sign(string url, Credentials credentials, DateTimeOffset now);

    /// <summary>Told that the vendor refused what was signed last, which must not serve again.</summary>
    public virtual void Refused()
    {
    }
}
