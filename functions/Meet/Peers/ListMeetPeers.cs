using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Peers;

/// <summary>
/// Lists who is in a room: <c>after</c> (a peer's ID), <c>limit</c> →
/// <c>{"count","peers":[{"peerId","displayName","state":"admitted"|"connected","since"}],"next"}</c>.
/// </summary>
public sealed partial class ListMeetPeers(RoomPeers peers)
{
    private static readonly ShownPeersContext Json = new(AnswerJson.CreateOptions());

    [Function(nameof(ListMeetPeers))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "meet/rooms/{roomId}/peers")] HttpRequest request,
        string roomId,
        CancellationToken cancellationToken)
    {
        if (RoomRequest.Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        if (ListQuery.Read(request, PeerId.IsWellFormed).Failed(out var query, out var problem))
        {
            return problem;
        }

        return await peers.ListAsync(roomId, query, cancellationToken) is { } page
            ? TypedResults.Json(new ShownPeers(page.Count, [.. page.Peers.Items.Select(Show)], page.Peers.Next), Json.ShownPeers)
            : RoomRequest.NotFound(roomId);
    }

    private static ShownPeer Show(Peer peer) => new(
        peer.PeerId,
        peer.DisplayName,
        peer.IsConnected ? "connected" : "admitted",
        peer.Since is { } since ? Rfc3339.Format(since) : null);

    internal sealed record ShownPeers(long Count, IReadOnlyList<ShownPeer> Peers, string? Next);

    internal sealed record ShownPeer(string PeerId, string? DisplayName, string State, string? Since);

    [JsonSerializable(typeof(ShownPeers))]
    private sealed partial class ShownPeersContext : JsonSerializerContext;
}
