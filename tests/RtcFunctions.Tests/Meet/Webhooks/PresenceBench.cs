using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Invitations;
using RtcFunctions.Meet.Links;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Tests.Meet.Access;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>One room that is asked for and told of, and looked into.</summary>
internal sealed class PresenceBench(bool transacts = false) : IDisposable
{
    public static readonly TimeSpan Admission = TimeSpan.FromSeconds(60);

    /// <summary>Enough for whatever is held for 60 seconds to be over.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(61);

    public RoomBench Room { get; } = new(transacts);

    public bool Evicts { get; init; } = true;

    public TimeSpan Reconnect { get; } = TimeSpan.FromSeconds(60);

    private StoredRoom Stored => new(Room.Table, RoomBench.RoomId);

    public void Pass(TimeSpan time) => Room.Clock.Advance(time);

    /// <summary>The reason that an access check is answered with.</summary>
    public async Task<string> CheckAsync(string peerId, string? token = null)
    {
        var request = new AccessRequest(RoomBench.RoomId, peerId, token is null ? null : AccessToken.Hash(token));
        var answer = await RunAsync(new AccessOperation(request, isStrangers: false, Admission, Reconnect));
        return answer.Decision.Reason;
    }

    /// <summary>The event that a <c>connected</c> becomes.</summary>
    public async Task<string> ConnectAsync(string peerId, string? displayName = null) =>
        (await RunAsync(new ConnectOperation(peerId, displayName, Reconnect, Evicts))).Kind;

    public async Task<string> DisconnectAsync(string peerId) => (await RunAsync(new DisconnectOperation(peerId, null))).Kind;

    public Task AnnounceAsync(string peerId, bool isModerator = false) => RunAsync(new AnnounceOperation(peerId, isModerator));

    public Task<TResult> RunAsync<TResult>(RoomOperation<TResult> operation)
        where TResult : class => Room.Queues.RunAsync(RoomBench.RoomId, operation, default);

    public async Task<long> PlacesAsync() => (await Room.ReadAsync()).Places;

    public Task<Peer> PeerAsync(string peerId) => Stored.PeerAsync(peerId);

    public async Task<bool> IsConnectedAsync(string peerId) => (await PeerAsync(peerId)).IsConnected;

    public Task<bool> IsToBeClosedAsync(string peerId) => Stored.IsToBeClosedAsync(peerId);

    public Task<string[]> LogAsync() => Stored.LogAsync();

    public Task<int> HeldPlacesAsync() => Stored.HeldPlacesAsync();

    public void Dispose() => Room.Dispose();
}
