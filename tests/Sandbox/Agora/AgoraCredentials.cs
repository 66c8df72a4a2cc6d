using System.Text;

namespace RtcFunctions.Sandbox.Agora;

/// <summary>The three ways to prove oneself: Basic, an <c>007</c> token, an <c>006</c> token with its user.</summary>
internal sealed record AgoraCredentials(string AppId, string CustomerId)
{
    public string Certificate { get; set; } = "";

    public string CustomerSecret { get; set; } = "";

    public void Check(ReceivedRequest request, DateTimeOffset now)
    {
        var authorization = request.Header("Authorization");
        var token = request.Header("x-agora-token");
        if (authorization is not null && token is not null)
        {
            throw new RefusedTokenException("there are two credentials");
        }

        if (token is not null)
        {
            CheckLogin006(token, request.Header("x-agora-uid"), now);
        }
        else if (authorization?.StartsWith("agora token=", StringComparison.Ordinal) == true)
        {
            CheckLogin007(authorization["agora token=".Length..], request.Header("x-agora-uid"), now);
        }
        else if (authorization?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) == true)
        {
            CheckBasic(authorization["Basic ".Length..]);
        }
        else
        {
            throw new RefusedTokenException("there is no credential");
        }
    }

    public AccessToken2 Verify007(string token, DateTimeOffset now)
    {
        var read = AccessToken2.Read(token, Certificate);
        return read.AppId != AppId ? throw new RefusedTokenException("the token is of another app")
            : read.IssuedAt > now.AddMinutes(1).ToUnixTimeSeconds() ? throw new RefusedTokenException("the token is from the future")
            : !read.IsLive(read.Expire, now) ? throw new RefusedTokenException("the token has expired")
            : read;
    }

    public AccessToken Verify006(string token, string channel, string uid)
    {
        var read = AccessToken.Read(token, Certificate, channel, uid);
        return read.AppId == AppId ? read : throw new RefusedTokenException("the token is of another app");
    }

    private void CheckLogin007(string token, string? uid, DateTimeOffset now)
    {
        var read = Verify007(token, now);
        if (read.Service(AgoraService.Rtm) is not { } signaling
            || !signaling.Privileges.TryGetValue(1, out var seconds)
            || !read.IsLive(seconds, now))
        {
            throw new RefusedTokenException("the token does not allow to log in to Signaling");
        }

        if (string.IsNullOrEmpty(signaling.User) || (uid is not null && uid != signaling.User))
        {
            throw new RefusedTokenException("the token is of another user");
        }
    }

    private void CheckLogin006(string token, string? uid, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(uid))
        {
            throw new RefusedTokenException("x-agora-uid is missing");
        }

        var read = Verify006(token, channel: uid, uid: "");
        if (!read.Privileges.TryGetValue(AccessToken.RtmLogin, out var expiresAt) || expiresAt <= now.ToUnixTimeSeconds())
        {
            throw new RefusedTokenException("the token does not allow to log in to Signaling");
        }
    }

    private void CheckBasic(string credential)
    {
        if (credential != Convert.ToBase64String(Encoding.UTF8.GetBytes($"{CustomerId}:{CustomerSecret}")))
        {
            throw new RefusedTokenException("the customer ID or secret is wrong");
        }
    }
}
