using System.Collections.Concurrent;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Presence;

/// <summary>Asks for the peers of one room and puts right what differs, and closes who may not be there.</summary>
internal sealed class RoomCorrections(string roomId, VideoServerCalls calls, RoomQueues rooms, ITableStore table, MeetOptions options)
{
    private const int AtOnce = 4;

    private int _toBeClosed;

    /// <summary>How many the vendor did not close when they were last to be.</summary>
    public int ToBeClosed => _toBeClosed;

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in table.ScanAsync(roomId, RoomRows.Closings, cancellationToken))
        {
            await CloseAsync(RoomRows.PeerIdOfClosing(row.Row), Closing.At(row.Properties)!.Value, cancellationToken);
        }
    }

    /// <summary>Null where the vendor said of each whether it is there.</summary>
    public async Task<Problem?> AskForAsync(IReadOnlyList<SeenPeer> peers, CancellationToken cancellationToken)
    {
        var problems = new ConcurrentQueue<Problem>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(peers, parallel, async (seen, limit) =>
        {
            if (!problems.IsEmpty)
            {
                return;
            }

            if ((await calls.FindAsync(roomId, seen.Peer.PeerId, limit)).Failed(out var found, out var problem))
            {
                problems.Enqueue(problem);
            }
            else
            {
                await CorrectAsync(seen, isThere: found.Value > 0, limit);
            }
        });
        return problems.TryPeek(out var first) ? first : null;
    }

    public async Task CorrectAsync(SeenPeer seen, bool isThere, CancellationToken cancellationToken)
    {
        if (seen.Peer.IsConnected == isThere)
        {
            return;
        }

        RoomOperation<Decided<RoomEvent>> correction = isThere
            ? new FoundOperation(seen, options.Reconnect, options.EvictUnadmitted)
            : new GoneOperation(seen);
        var corrected = await rooms.RunAsync(roomId, correction, cancellationToken);
        if (corrected.Value is { Kind: PresenceKind.Evicted } evicted)
        {
            await CloseAsync(seen.Peer.PeerId, evicted.At, cancellationToken);
        }
    }

    private async Task CloseAsync(string peerId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (calls.IsAway(roomId) || !await calls.CloseAsync(roomId, peerId, at, cancellationToken))
        {
            Interlocked.Increment(ref _toBeClosed);
        }
    }
}
