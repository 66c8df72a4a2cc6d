using RtcFunctions.Relay;

namespace RtcFunctions.Agora;

/// <summary>A token and the certificate it was signed with. Not a record: it must not find its way into a text.</summary>
internal sealed class SignalingToken(string text, DateTimeOffset expiresAt, DateTimeOffset madeAt, Credentials credentials)
{
    public string Text { get; } = text;

    public DateTimeOffset ExpiresAt { get; } = expiresAt;

    public DateTimeOffset MadeAt { get; } = madeAt;

    public Credentials Credentials { get; } = credentials;
}
