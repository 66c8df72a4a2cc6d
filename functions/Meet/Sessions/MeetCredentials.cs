using System.Runtime.CompilerServices;
using Microsoft.Net.Http.Headers;
using RtcFunctions.Http;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Sessions;

/// <summary>What Gcore is called with: the permanent API token where there is one, else a session.</summary>
internal sealed class MeetCredentials(SecretCache secrets, LoginCredentials login, MeetSessions sessions) : ICredentialSource
{
    public const string ApiToken = "Meet--ApiToken";

    /// <summary>The header, and the name under which its whole value is among the credentials.</summary>
    public static readonly string Authorization = HeaderNames.Authorization;

    private readonly ConditionalWeakTable<Secret, Credentials> _ofTokens = [];

    public async ValueTask<Outcome<Credentials>> GetAsync(bool dryRun, CancellationToken cancellationToken) =>
        await secrets.GetAsync(ApiToken, cancellationToken) switch
        {
            { Secret: { } token } => OfToken(token),
            { IsAvailable: false } away => SecretCredentials.Lack(ApiToken, away)!,
            _ when dryRun => OfNoSession(await login.GetAsync(dryRun, cancellationToken)),
            _ => OfSession(await sessions.GetAsync(cancellationToken)),
        };

    public async ValueTask<Outcome<Credentials>> RenewAsync(Credentials refused, CancellationToken cancellationToken)
    {
        var worn = refused.Secret(Authorization);
        return (await secrets.GetAsync(ApiToken, cancellationToken)).Secret is not null
            && (await secrets.RenewAsync(ApiToken, worn, cancellationToken)).Secret is { } token
                ? OfToken(token)
                : OfSession(await sessions.RenewAsync(worn.Version, cancellationToken));
    }

    private Outcome<Credentials> OfToken(Secret token) =>
        SecretCredentials.Fault(ApiToken, token) is { } problem
            ? problem
            : _ofTokens.GetValue(token, static token => Of($"APIKey {token.Value}", token.Version));

    private static Outcome<Credentials> OfSession(Outcome<MeetSession> found) =>
        found.Failed(out var session, out var problem) ? problem : Of($"Bearer {session.Access}", session.Version);

    /// <summary>For a dry run, which shows no more than that there is a login.</summary>
    private static Outcome<Credentials> OfNoSession(Outcome<Credentials> login) =>
        login.Failed(out _, out var problem) ? problem : Of("Bearer", "");

    private static Credentials Of(string authorization, string version) =>
        Credentials.None.With(Authorization, new(authorization, version));
}
