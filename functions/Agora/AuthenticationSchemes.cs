using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using RtcFunctions.Agora.Tokens;
using RtcFunctions.Http;
using RtcFunctions.Secrets;

namespace RtcFunctions.Agora;

/// <summary>The ways to authenticate at Agora's REST API, chosen by <c>rtc-agora-auth</c>: <c>basic</c>, <c>token2</c> or <c>token</c>.</summary>
public sealed class AuthenticationSchemes(IOptions<AgoraOptions> options, SecretCache secrets, TimeProvider clock)
{
    private const string SchemeHeader = "rtc-agora-auth";
    private const string UserHeader = "rtc-agora-user";

    private readonly BasicAuthentication _basic = new(secrets);
    private readonly AppCertificate _certificate = new(secrets);
    private readonly SignalingTokens _tokens = new(clock);

    internal Outcome<RestAuthentication> Choose(IHeaderDictionary headers, string appId) =>
        headers.TryGetValue(SchemeHeader, out var scheme) ? scheme.ToString() switch
        {
            "basic" => _basic,
            "token2" => Token(AccessToken2.Version, headers, appId),
            "token" => Token(AccessToken.Version, headers, appId),
            _ => Problem.InvalidField(SchemeHeader, "must be basic, token2 or token"),
        }
        : _basic;

    /// <summary>For a call of our own: the configured Signaling user's token, else the account's Customer ID.</summary>
    internal RestAuthentication OfOurOwn(string appId) => string.IsNullOrEmpty(options.Value.SignalingUserId)
        ? _basic
        : new TokenAuthentication(AccessToken2.Version, appId, options.Value.SignalingUserId, _certificate, _tokens);

    private Outcome<RestAuthentication> Token(string version, IHeaderDictionary headers, string appId)
    {
        if (!headers.TryGetValue(UserHeader, out var user))
        {
            return string.IsNullOrEmpty(options.Value.SignalingUserId)
                ? Problem.InvalidField(UserHeader, "is required where Agora__SignalingUserId is not configured")
                : new TokenAuthentication(version, appId, options.Value.SignalingUserId, _certificate, _tokens);
        }

        return user is [{ Length: > 0 } name] && IsUser(name)
            ? new TokenAuthentication(version, appId, name, _certificate, _tokens)
            : Problem.InvalidField(UserHeader, $"must be one user ID of 1 to {AgoraService.LongestUser} bytes, none of them a control character");
    }

    private static bool IsUser(string name) =>
        Encoding.UTF8.GetByteCount(name) <= AgoraService.LongestUser && !name.Any(char.IsControl);
}
