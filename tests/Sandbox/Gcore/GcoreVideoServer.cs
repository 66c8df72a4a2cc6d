using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>One video server: <c>/rooms/{roomId}/…</c> over rooms that exist while somebody is in them.</summary>
public sealed class GcoreVideoServer : VendorSimulator
{
    private readonly GcoreAccount _account;
    private readonly GcoreOrders _orders;
    private readonly VideoRooms _rooms;

    internal GcoreVideoServer(GcoreAccount account, GcoreOrders orders, Action<PresenceChange> tell)
    {
        _account = account;
        _orders = orders;
        _rooms = new(() => Now, tell);
    }

    /// <summary>Answers a bare value, not an object with one property: the vendor's pages do not say which.</summary>
    public bool AnswersBare { get; set; }

    internal override IReadOnlyDictionary<string, Action<string>> Secrets =>
        new Dictionary<string, Action<string>>(StringComparer.Ordinal) { ["ApiToken"] = token => _account.ApiToken = token };

    internal override IReadOnlyDictionary<string, Func<JsonObject, Task<object>>> Orders => _orders.ByName;

    /// <summary>Everybody who is in a room of this server.</summary>
    public IReadOnlyList<Participant> Participants => _rooms.Participants;

    /// <summary>Puts somebody into a room without asking anybody.</summary>
    public Participant AddPeer(string roomId, string peerId, string displayName = "") => _rooms.Join(roomId, peerId, displayName);

    public bool RemovePeer(string roomId, string peerId) => _rooms.Remove(roomId, peerId, Departure.Left);

    public IReadOnlyList<string> Peers(string roomId) => _rooms.Peers(roomId) ?? [];

    protected override Refusal? Check(ReceivedRequest request) => GcoreAnswer.Refuse(_account.Fault(request.Header("Authorization"), Now));

    protected override VendorAnswer Respond(ReceivedRequest request)
    {
        var segments = request.RawPath.Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (segments is not ["", "rooms", var room, var method, .. var rest] || rest.Length > 1)
        {
            return GcoreAnswer.NotFound;
        }

        var peer = rest.Length == 1 ? rest[0] : PeerOf(request.Json);
        return (request.Method, method, rest.Length) switch
        {
            ("POST", "closePeer", 0) => Closed(_rooms.Remove(room, peer, Departure.Closed)),
            ("GET", "closeRoom", 0) => Closed(_rooms.Close(room)),
            ("GET", "numberPeers", 0) => Tell("numberPeers", _rooms.Peers(room)?.Count),
            ("GET", "durationOfBroadcast", 0) => Tell("durationOfBroadcast", (long?)_rooms.Age(room)?.TotalSeconds),
            ("GET", "existingPeer", 1) or ("POST", "existingPeer", 0) =>
                Tell("existingPeer", _rooms.Peers(room)?.Contains(peer, StringComparer.Ordinal)),
            _ => GcoreAnswer.NotFound,
        };
    }

    private static VendorAnswer Closed(bool done) => done ? VendorAnswer.Json(new { closed = true }) : Unknown;

    private VendorAnswer Tell(string name, object? value) =>
        value is null ? Unknown
        : AnswersBare ? VendorAnswer.Json(value)
        : VendorAnswer.Json(new Dictionary<string, object>(StringComparer.Ordinal) { [name] = value });

    private static VendorAnswer Unknown { get; } = GcoreAnswer.Failed(400, "Token, roomId, peerId not found");

    private static string PeerOf(JsonNode? body) =>
        body is JsonObject parameters && parameters["peerId"] is JsonValue value && value.TryGetValue(out string? peer) ? peer : "";
}
