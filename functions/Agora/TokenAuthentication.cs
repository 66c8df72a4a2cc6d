using RtcFunctions.Agora.Tokens;
using RtcFunctions.Relay;

namespace RtcFunctions.Agora;

/// <summary>A Signaling user's token: <c>agora token=</c> for an <c>007</c>, the <c>x-agora-</c> pair for an <c>006</c>.</summary>
internal sealed class TokenAuthentication(
    string version, string appId, string user, AppCertificate certificate, SignalingTokens tokens) : RestAuthentication
{
    private SignalingToken? _signed;
    private bool _isRefused;

    public override ICredentialSource Credentials => certificate;

    public override SignedRequest Sign(string url, Credentials credentials, DateTimeOffset now)
    {
        // Once refused, not even what another call has cached meanwhile: it may be by the clock that was just found wrong.
        _signed = _isRefused
            ? tokens.Renew(version, appId, user, credentials, now)
            : tokens.Get(version, appId, user, credentials, now);
        var request = new SignedRequest { Url = url, ContentType = ContentType, ExpiresAt = _signed.ExpiresAt };
        return version == AccessToken.Version
            ? request.WithCredential("x-agora-token", _signed.Text).With("x-agora-uid", user)
            : request.WithCredential("Authorization", $"agora token={_signed.Text}");
    }

    public override void Refused()
    {
        _isRefused = true;
        if (_signed is not null)
        {
            tokens.Forget(version, user, _signed);
        }
    }
}
