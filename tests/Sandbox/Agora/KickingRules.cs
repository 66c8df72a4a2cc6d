using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Agora;

/// <summary>Who is kept out of which channel.</summary>
internal sealed class KickingRules
{
    private readonly Dictionary<int, JsonObject> _rules = [];
    private readonly Lock _lock = new();
    private int _lastId = 1952;

    public VendorAnswer Act(ReceivedRequest request, string appId)
    {
        var body = request.Json as JsonObject;
        if ((request.Method is "GET" ? request.QueryValue("appid") : Text(body, "appid")) is { } asked && asked == appId)
        {
            lock (_lock)
            {
                return AgoraAnswer.Json(request, request.Method switch
                {
                    "GET" => new { status = "success", rules = _rules.Select(Describe).ToArray() },
                    "POST" => Create(body!),
                    "PUT" => Update(body!),
                    _ => Delete(body!),
                });
            }
        }

        return AgoraAnswer.Json(request, new { message = "appid is required" }, status: 400);
    }

    private object Create(JsonObject rule)
    {
        _rules[++_lastId] = rule;
        return new { status = "success", id = _lastId };
    }

    private object Update(JsonObject change)
    {
        if (!_rules.TryGetValue(Id(change), out var rule))
        {
            return Unknown;
        }

        rule["time"] = change["time"]?.DeepClone();
        return new { status = "success", result = new { id = Id(change) } };
    }

    private object Delete(JsonObject rule) => _rules.Remove(Id(rule)) ? new { status = "success", id = Id(rule) } : Unknown;

    private static object Unknown { get; } = new { status = "failed", message = "no such rule" };

    private static object Describe(KeyValuePair<int, JsonObject> rule) => new
    {
        id = rule.Key,
        appid = Text(rule.Value, "appid"),
        cname = Text(rule.Value, "cname"),
        uid = rule.Value["uid"]?.DeepClone(),
        ip = Text(rule.Value, "ip"),
        privileges = rule.Value["privileges"]?.DeepClone(),
    };

    private static int Id(JsonObject rule) => rule["id"] is JsonValue value && value.TryGetValue(out int id) ? id : 0;

    private static string? Text(JsonObject? body, string name) =>
        body?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
