using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Presence;

/// <summary>Compares one room with the vendor.</summary>
internal sealed class RoomComparison(
    string roomId, VideoServerCalls calls, RoomCorrections corrections, RoomQueues rooms, ITableStore table, TimeProvider clock)
{
    /// <summary>Peers of one room that are asked for in one run: a large one is gone through in several.</summary>
    private const int MostAsked = 1000;

    /// <summary>Those who are not there as far as we know, but may be who the vendor has more than we.</summary>
    private const int MostOthers = 100;
    private const int OthersAtOnce = 4;

    private static readonly TimeSpan AskedEvery = TimeSpan.FromMinutes(10);

    /// <summary>Null where all was done.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        await corrections.CloseAsync(cancellationToken);
        if (await table.FindRoomAsync(roomId, cancellationToken) is not { } room)
        {
            return null;
        }

        if ((await calls.CountAsync(roomId, cancellationToken)).Failed(out var counted, out var problem))
        {
            return problem.Detail;
        }

        if (!IsAsExpected(room, counted.Value) || IsDue(room) || counted.Value == 0)
        {
            if ((await CompareAsync(room, counted.Value, cancellationToken)).Failed(out var comparison, out problem))
            {
                return problem.Detail;
            }

            await rooms.RunAsync(roomId, new ComparedOperation(room, comparison), cancellationToken);
        }

        return corrections.ToBeClosed == 0 ? null : "The vendor did not close everybody who is to be closed.";
    }

    private bool IsAsExpected(Room room, long counted)
    {
        var expected = room.Occupancy.Connected + room.Reconciled.Surplus;
        return counted >= expected && counted <= expected + corrections.ToBeClosed;
    }

    // Two errors may make up for each other in the number.
    private bool IsDue(Room room) =>
        room.Reconciled.Asked > 0
        || (room.Occupancy.Since is { } since
            && (room.Reconciled.AskedAt is { } asked && asked > since ? asked : since) + AskedEvery <= clock.GetUtcNow());

    private async Task<Outcome<Comparison>> CompareAsync(Room room, long counted, CancellationToken cancellationToken)
    {
        var seen = await table.ScanAsync(roomId, RoomRows.Peers, cancellationToken)
            .Select(row => new SeenPeer(Peer.From(RoomRows.PeerId(row.Row), row.Properties), row.ETag))
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var present = seen.Where(peer => peer.Peer.IsPresent(now)).ToArray();
        if (counted == 0 && await HasChangedAsync(room, cancellationToken))
        {
            // Told before the rows were read, it says nothing of who has come between.
            if ((await calls.CountAsync(roomId, cancellationToken)).Failed(out var recounted, out var problem))
            {
                return problem;
            }

            counted = recounted.Value;
        }

        if (counted > 0)
        {
            return await AskForEachAsync(room, counted, seen, present, cancellationToken);
        }

        await Task.WhenAll(present.Select(peer => corrections.CorrectAsync(peer, isThere: false, cancellationToken)));
        var isEmpty = present.Length == 0 && corrections.ToBeClosed == 0 && !await IsAnybodyExpectedAsync(now, cancellationToken);
        return new Comparison { Surplus = 0, IsEmpty = isEmpty, IsWhole = true };
    }

    private async Task<Outcome<Comparison>> AskForEachAsync(
        Room room, long counted, List<SeenPeer> seen, SeenPeer[] present, CancellationToken cancellationToken)
    {
        var first = (int)Math.Min(room.Reconciled.Asked, present.Length);
        var asked = present.Skip(first).Take(Math.Min(MostAsked, calls.Left)).ToArray();
        if (await corrections.AskForAsync(asked, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (first + asked.Length < present.Length)
        {
            return new Comparison { Surplus = room.Reconciled.Surplus, Asked = first + asked.Length };
        }

        var others = seen.Except(present).OrderByDescending(peer => peer.Peer.LeftAt ?? peer.Peer.Since).Take(MostOthers);
        foreach (var some in others.Chunk(OthersAtOnce))
        {
            if (await SurplusAsync(counted, cancellationToken) == 0)
            {
                break;
            }

            problem = await corrections.AskForAsync(some, cancellationToken);
            if (problem is not null)
            {
                return problem;
            }
        }

        return await NameSurplusAsync(room, counted, cancellationToken);
    }

    private async Task<Outcome<Comparison>> NameSurplusAsync(Room room, long counted, CancellationToken cancellationToken)
    {
        var surplus = await SurplusAsync(counted, cancellationToken);
        if (surplus > 0 && surplus != room.Reconciled.Surplus)
        {
            // Somebody may have left since the first count.
            if ((await calls.CountAsync(roomId, cancellationToken)).Failed(out var recounted, out var problem))
            {
                return problem;
            }

            surplus = Math.Min(surplus, await SurplusAsync(recounted.Value, cancellationToken));
        }

        return new Comparison { Surplus = surplus, IsWhole = true };
    }

    private async Task<long> SurplusAsync(long counted, CancellationToken cancellationToken)
    {
        var room = await table.FindRoomAsync(roomId, cancellationToken);
        return Math.Max(0, counted - corrections.ToBeClosed - (room?.Occupancy.Connected ?? 0));
    }

    private async Task<bool> HasChangedAsync(Room room, CancellationToken cancellationToken) =>
        (await table.FindRoomAsync(roomId, cancellationToken))?.Reconciled.LastPresence != room.Reconciled.LastPresence;

    private async Task<bool> IsAnybodyExpectedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unlapsed = RoomRows.AnonymousPlaces with { From = RoomRows.AnonymousPlace(now.AddTicks(1), id: "") };
        return (await table.ReadRangeAsync(RoomRows.Partition(roomId), unlapsed, limit: 1, cancellationToken)).Entities.Count > 0;
    }
}
