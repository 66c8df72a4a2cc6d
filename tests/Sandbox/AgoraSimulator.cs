using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Agora;

namespace RtcFunctions.Sandbox;

/// <summary>Agora's REST API: projects, channels, kicking rules and Signaling's events.</summary>
public sealed class AgoraSimulator(string appId, string certificate, string customerId, string customerSecret) : VendorSimulator
{
    private readonly AgoraCredentials _credentials = new(appId, customerId) { Certificate = certificate, CustomerSecret = customerSecret };
    private readonly KickingRules _rules = new();
    private readonly SignalingEvents _userEvents = new();
    private readonly SignalingEvents _channelEvents = new();

    /// <summary>Events that nobody has read yet.</summary>
    public int WaitingEvents => _userEvents.Count + _channelEvents.Count;

    internal override IReadOnlyDictionary<string, Action<string>> Secrets => new Dictionary<string, Action<string>>(StringComparer.Ordinal)
    {
        ["CustomerSecret"] = RotateSecret,
        ["AppCertificate"] = RotateCertificate,
    };

    public void RotateSecret(string customerSecret) => _credentials.CustomerSecret = customerSecret;

    public void RotateCertificate(string certificate) => _credentials.Certificate = certificate;

    public void AddUserEvent(string userId, string type = "Login") =>
        _userEvents.Add(new JsonObject { ["user_id"] = userId, ["type"] = type, ["ms"] = Now.ToUnixTimeMilliseconds() });

    public void AddChannelEvent(string channelId, string userId, string type = "Join") => _channelEvents.Add(new JsonObject
    {
        ["channel_id"] = channelId,
        ["user_id"] = userId,
        ["type"] = type,
        ["ms"] = Now.ToUnixTimeMilliseconds(),
    });

    /// <summary>Reads an <c>007</c> token of this app that has not expired; throws <see cref="RefusedTokenException"/>.</summary>
    public AccessToken2 VerifyToken007(string token) => _credentials.Verify007(token, Now);

    /// <summary>Reads an <c>006</c> token of this app, made for the channel and user; throws <see cref="RefusedTokenException"/>.</summary>
    public AccessToken VerifyToken006(string token, string channel, string uid) => _credentials.Verify006(token, channel, uid);

    protected override Refusal? Check(ReceivedRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type) || type.MediaType is not "application/json")
        {
            const string reason = "Content-Type is not application/json";
            return new(reason, AgoraAnswer.Json(request, new { message = reason }, status: 400));
        }

        try
        {
            _credentials.Check(request, Now);
            return null;
        }
        catch (RefusedTokenException e)
        {
            return new(e.Message, AgoraAnswer.Json(request, new { message = "Invalid authentication credentials" }, status: 401));
        }
    }

    protected override VendorAnswer Respond(ReceivedRequest request) => (request.Method, request.RawPath) switch
    {
        ("GET", "/dev/v1/projects") => AgoraAnswer.Json(request, new { projects = new[] { Project } }),
        ("GET", "/dev/v1/project") => AgoraAnswer.Json(request, new { projects = new[] { Project } }),
        ("POST", "/dev/v1/project") => AgoraAnswer.Json(request, new { project = Project }, status: 201),
        ("GET" or "POST" or "PUT" or "DELETE", "/dev/v1/kicking-rule") => _rules.Act(request, appId),
        ("GET", var path) when path == $"/dev/v1/channel/{appId}" => AgoraAnswer.Json(request, Channels),
        ("GET", var path) when path == $"/dev/v2/project/{appId}/rtm/vendor/user_events" => AgoraAnswer.Json(request, _userEvents.Drain()),
        ("GET", var path) when path == $"/dev/v2/project/{appId}/rtm/vendor/channel_events" =>
            AgoraAnswer.Json(request, _channelEvents.Drain()),
        _ => AgoraAnswer.NotFound(request),
    };

    private static object Channels { get; } = new
    {
        success = true,
        data = new { channels = new[] { new { channel_name = "lobby", user_count = 3 } }, total_size = 1 },
    };

    private object Project => new
    {
        id = "xkq8fjYvR",
        name = "sandbox",
        vendor_key = appId,
        sign_key = _credentials.Certificate,
        recording_server = (string?)null,
        status = 1,
        created = 1736297713000,
    };
}
