using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Reads what operations need of a room, lets them decide, and commits what they made of it.</summary>
internal sealed class RoomStore(ITableStore table, TimeProvider clock)
{
    /// <summary>Races that are lost to other instances before storage counts as not to be had.</summary>
    private const int MostRaces = 50;

    public Task CommitAsync(string roomId, RoomGroup group, CancellationToken cancellationToken) =>
        table.HasTransactions ? TransactAsync(roomId, group, cancellationToken) : RaceAsync(roomId, group, cancellationToken);

    /// <summary>In one round trip, or in three where the room has no row yet.</summary>
    private async Task TransactAsync(string roomId, RoomGroup group, CancellationToken cancellationToken)
    {
        if (!await TryAsync(isListed: false))
        {
            await ListAsync(roomId, cancellationToken);
            await TryAsync(isListed: true);
        }

        async Task<bool> TryAsync(bool isListed)
        {
            var isReady = true;
            await table.TransactAsync(RoomRows.Partition(roomId), rows =>
            {
                var now = clock.GetUtcNow();
                var state = new RoomState(new RoomReading(rows, now), now, ITableStore.LargestTransaction);
                group.Decide(state);
                isReady = isListed || !(state.IsNew && state.IsChanged);
                return isReady ? state.Changes() : [];
            });
            return isReady;
        }
    }

    /// <summary>Reads in one round trip and commits in another, which fails where another writer was first.</summary>
    private async Task RaceAsync(string roomId, RoomGroup group, CancellationToken cancellationToken)
    {
        var needs = group.Needs();
        for (var race = 0; race < MostRaces; race++)
        {
            var reading = await NeededRows.ReadAsync(table, roomId, needs, cancellationToken);
            var state = new RoomState(reading, clock.GetUtcNow());
            group.Decide(state);
            if (!state.IsChanged || await TryCommitAsync(roomId, state, cancellationToken))
            {
                return;
            }

            foreach (var row in state.Unread)
            {
                needs.Row(row);
            }
        }

        throw new StorageUnavailableException("Too many writers wanted the same room at once.");
    }

    private async Task<bool> TryCommitAsync(string roomId, RoomState state, CancellationToken cancellationToken)
    {
        if (state.IsNew)
        {
            await ListAsync(roomId, cancellationToken);
        }

        return await table.CommitAsync(RoomRows.Partition(roomId), state.Changes(), cancellationToken) is CommitOutcome.Committed;
    }

    /// <summary>A room is in the index before it has a row.</summary>
    private Task<CommitOutcome> ListAsync(string roomId, CancellationToken cancellationToken) =>
        table.CommitAsync(RoomRows.Index, [RoomRows.IndexedAt(clock.GetUtcNow(), roomId)], cancellationToken);
}
