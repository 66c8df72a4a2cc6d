using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox.Misbehaving;

/// <summary>A misbehaviour as JSON: <c>{"kind":"status","status":503}</c>.</summary>
internal static class MisbehaviourOrder
{
    private static readonly Dictionary<string, Func<JsonObject, Misbehaviour>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["slow"] = order => Misbehaviour.Slow(order.Seconds("seconds", 2)),
        ["hang"] = _ => Misbehaviour.Hang,
        ["resetBeforeAnswer"] = _ => Misbehaviour.ResetBeforeAnswer,
        ["closeIdle"] = _ => Misbehaviour.CloseIdle,
        ["resetMidBody"] = _ => Misbehaviour.ResetMidBody,
        ["truncatedChunk"] = _ => Misbehaviour.TruncatedChunk,
        ["cutStatusLine"] = _ => Misbehaviour.CutStatusLine,
        ["cutHeaders"] = _ => Misbehaviour.CutHeaders,
        ["hangInHeaders"] = _ => Misbehaviour.HangInHeaders,
        ["resetInStatusLine"] = _ => Misbehaviour.ResetInStatusLine,
        ["resetInHeaders"] = _ => Misbehaviour.ResetInHeaders,
        ["resetInBody"] = _ => Misbehaviour.ResetInBody,
        ["interim"] = order => Misbehaviour.Interim(order.Text("status", "103 Early Hints")),
        ["endlessInterim"] = order => Misbehaviour.EndlessInterim(order.Text("status", "102 Processing")),
        ["notHttp"] = _ => Misbehaviour.NotHttp,
        ["status"] = order => Misbehaviour.Status((int)order.Number("status", 500)),
        ["retryAfter"] = order => Misbehaviour.RetryAfter((int)order.Number("status", 429), order.Text("value", "1")),
        ["redirect"] = order => Misbehaviour.Redirect(order.Text("location", "http://127.0.0.1:9/elsewhere")),
        ["huge"] = order => Misbehaviour.Huge(order.Number("bytes", 64 << 20), order.Text("contentType", "application/json")),
        ["drip"] = order => Misbehaviour.Drip((int)order.Number("bytes", 1), order.Seconds("seconds", 0.5)),
        ["dripHead"] = order => Misbehaviour.DripHead(order.Seconds("seconds", 0.1)),
        ["invalidJson"] = _ => Misbehaviour.InvalidJson,
        ["wrongContentLength"] = _ => Misbehaviour.WrongContentLength,
        ["overlongContentLength"] = _ => Misbehaviour.OverlongContentLength,
        ["endlessHeaders"] = _ => Misbehaviour.EndlessHeaders,
        ["slowBody"] = order => Misbehaviour.SlowBody(order.Seconds("seconds", 2)),
    };

    public static Misbehaviour Read(JsonObject order) =>
        Kinds.TryGetValue(order.Text("kind", ""), out var kind)
            ? kind(order)
            : throw new FormatException($"The kinds are {string.Join(", ", Kinds.Keys)}.");
}
