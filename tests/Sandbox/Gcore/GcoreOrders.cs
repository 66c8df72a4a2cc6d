using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>
/// What a person at a terminal can ask of any video server: <c>/sandbox/join</c>, <c>/leave</c>, <c>/rooms</c>, <c>/webhooks</c>.
/// </summary>
internal sealed class GcoreOrders
{
    private readonly GcoreSimulator _gcore;

    public GcoreOrders(GcoreSimulator gcore)
    {
        _gcore = gcore;
        ByName = new Dictionary<string, Func<JsonObject, Task<object>>>(StringComparer.Ordinal)
        {
            ["join"] = JoinAsync,
            ["leave"] = order => Task.FromResult<object>(Leave(order)),
            ["rooms"] = _ => Task.FromResult<object>(Rooms()),
            ["webhooks"] = order => Task.FromResult(SetFaults(order)),
        };
    }

    public IReadOnlyDictionary<string, Func<JsonObject, Task<object>>> ByName { get; }

    private async Task<object> JoinAsync(JsonObject order)
    {
        var entry = await _gcore.JoinAsync(order.Text("url"), order.Text("displayName", ""));
        return new { isIn = entry.IsIn, accessStatus = entry.AccessStatus, message = entry.Message, peerId = entry.Participant?.PeerId };
    }

    private string Leave(JsonObject order)
    {
        var (roomId, peerId) = (order.Text("roomId"), order.Text("peerId"));
        return _gcore.ServerOf(roomId).RemovePeer(roomId, peerId) ? "gone" : throw new FormatException("Nobody of that ID is there.");
    }

    private Dictionary<string, string[]> Rooms() => _gcore.Participants
        .GroupBy(participant => participant.RoomId, participant => participant.PeerId, StringComparer.Ordinal)
        .ToDictionary(room => room.Key, room => room.ToArray(), StringComparer.Ordinal);

    private object SetFaults(JsonObject order)
    {
        var webhooks = _gcore.Webhooks;
        if (order.Count > 0)
        {
            webhooks.Faults = new WebhookFaults
            {
                Seed = (int)order.Number("seed", 0),
                Lost = order.Share("lost"),
                Repeated = order.Share("repeated"),
                Delayed = order.Share("delayed"),
                LongestDelay = order.Seconds("longestDelaySeconds", WebhookFaults.None.LongestDelay.TotalSeconds),
                Reordered = order.Share("reordered"),
            };
        }

        return new
        {
            acknowledged = webhooks.Acknowledged,
            refused = webhooks.Refused,
            unanswered = webhooks.Unanswered,
            lost = webhooks.Lost,
        };
    }
}
