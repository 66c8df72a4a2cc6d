using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Agora;

/// <summary>Events of one kind, oldest first. What is read is gone, up to a thousand at a time.</summary>
internal sealed class SignalingEvents
{
    private const int AtOnce = 1000;

    private readonly ConcurrentQueue<JsonObject> _events = new();

    public int Count => _events.Count;

    public void Add(JsonObject happened) => _events.Enqueue(happened);

    public object Drain()
    {
        var events = new List<JsonObject>();
        while (events.Count < AtOnce && _events.TryDequeue(out var happened))
        {
            events.Add(happened);
        }

        return new { result = "success", request_id = AgoraAnswer.NewId(), events };
    }
}
