using System.Collections.Concurrent;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>The account's credentials: a permanent token, and sessions whose refresh tokens work once.</summary>
public sealed class GcoreAccount(string username)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _accessTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _refreshTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _sent = new(StringComparer.Ordinal);
    private int _logins;
    private int _refreshes;

    public TimeSpan AccessLifetime { get; set; } = TimeSpan.FromHours(1);

    public int Logins => Volatile.Read(ref _logins);

    public int Refreshes => Volatile.Read(ref _refreshes);

    /// <summary>Those given out since they were last revoked.</summary>
    public IReadOnlyCollection<string> AccessTokens => [.. _accessTokens.Keys];

    /// <summary>How often each refresh token was sent, taken or not.</summary>
    public IReadOnlyDictionary<string, int> SentRefreshTokens => _sent;

    /// <summary>How often a refresh token was sent that had been sent before.</summary>
    public int ReusedRefreshTokens => _sent.Values.Sum(times => times - 1);

    /// <summary>The key that room links are signed with: text for HS256, PEM for RS256.</summary>
    public string? JwtKey { get; set; }

    internal string ApiToken { get; set; } = "";

    internal string Password { get; set; } = "";

    /// <summary>Refuses the access tokens given out so far, as if their end had come; their refresh tokens still work.</summary>
    public void RevokeAccessTokens() => _accessTokens.Clear();

    /// <summary>Refuses everything given out so far: only a new login helps.</summary>
    public void RevokeSessions()
    {
        _accessTokens.Clear();
        _refreshTokens.Clear();
    }

    internal bool IsRight(string? givenUsername, string? givenPassword) => givenUsername == username && givenPassword == Password;

    internal (string Access, string Refresh) LogIn(DateTimeOffset now)
    {
        Interlocked.Increment(ref _logins);
        return Issue(now);
    }

    /// <summary>Whether the refresh token may be used; that it was sent is counted, whatever becomes of it.</summary>
    internal bool IsUsable(string? refreshToken)
    {
        if (refreshToken is null)
        {
            return false;
        }

        _sent.AddOrUpdate(refreshToken, 1, (_, times) => times + 1);
        return _refreshTokens.TryGetValue(refreshToken, out var used) && !used;
    }

    internal (string Access, string Refresh)? Refresh(string refreshToken, DateTimeOffset now)
    {
        if (!_refreshTokens.TryUpdate(refreshToken, true, comparisonValue: false))
        {
            return null;
        }

        Interlocked.Increment(ref _refreshes);
        return Issue(now);
    }

    internal (int Status, string Reason)? Fault(string? authorization, DateTimeOffset now)
    {
        const string apiKey = "APIKey ";
        const string bearer = "Bearer ";
        if (authorization?.StartsWith(apiKey, StringComparison.Ordinal) == true)
        {
            return authorization[apiKey.Length..] == ApiToken ? null : (403, "Invalid token");
        }

        if (authorization?.StartsWith(bearer, StringComparison.Ordinal) != true)
        {
            return (401, "Access denied, contact your administrator");
        }

        return !_accessTokens.TryGetValue(authorization[bearer.Length..], out var expiresAt) ? (401, "Unknown session")
            : expiresAt <= now ? (401, "The session has expired")
            : null;
    }

    private (string Access, string Refresh) Issue(DateTimeOffset now)
    {
        var access = SessionToken.Create("access", now, AccessLifetime);
        var refresh = SessionToken.Create("refresh", now, TimeSpan.FromDays(1));
        _accessTokens[access] = now + AccessLifetime;
        _refreshTokens[refresh] = false;
        return (access, refresh);
    }
}
