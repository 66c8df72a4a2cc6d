using System.Collections.Concurrent;
using RtcFunctions.Agora.Tokens;
using RtcFunctions.Relay;

namespace RtcFunctions.Agora;

/// <summary>The tokens that authenticate us at Agora's REST API, each reused until a minute before its end.</summary>
internal sealed class SignalingTokens(TimeProvider clock)
{
    private const int Capacity = 1024;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Reused = Lifetime - TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string Version, string User), SignalingToken> _tokens = new();

    /// <summary>The token in use; a new one as of <paramref name="now"/> where there is none or its certificate was replaced.</summary>
    public SignalingToken Get(string version, string appId, string user, Credentials credentials, DateTimeOffset now) =>
        _tokens.TryGetValue((version, user), out var token) && token.Credentials.HasSameVersionsAs(credentials) && IsYoung(token)
            ? token
            : Renew(version, appId, user, credentials, now);

    /// <summary>A new token as of <paramref name="now"/>, which is by the vendor's clock where that differs from ours.</summary>
    public SignalingToken Renew(string version, string appId, string user, Credentials credentials, DateTimeOffset now)
    {
        // A token costs microseconds: starting over is cheaper than keeping track of who was here last.
        if (_tokens.Count >= Capacity)
        {
            _tokens.Clear();
        }

        var seconds = (uint)Lifetime.TotalSeconds;
        var text = AgoraTokens.Create(version, appId, credentials[AppCertificate.Name], now, seconds, [AgoraService.Rtm(user, seconds)]);
        var end = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds()) + Lifetime;
        return _tokens[(version, user)] = new SignalingToken(text, end, clock.GetUtcNow(), credentials);
    }

    public void Forget(string version, string user, SignalingToken refused) =>
        _tokens.TryRemove(new KeyValuePair<(string, string), SignalingToken>((version, user), refused));

    // By our own clock, whatever clock the token was made for; a clock that was set back tells nothing.
    private bool IsYoung(SignalingToken token)
    {
        var age = clock.GetUtcNow() - token.MadeAt;
        return age >= TimeSpan.Zero && age < Reused;
    }
}
