using System.Runtime.CompilerServices;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// A timer's way over all rooms, in the order of their IDs: each run goes on where the one before stopped, so that those come first
/// that have waited longest.
/// </summary>
internal sealed class RoomRound(ITableStore table, string name)
{
    private const int ReadTogether = 32;

    /// <summary>Rooms that one run looks at: the index has those too that nobody has entered for long.</summary>
    private const int MostLookedAt = 10_000;

    private readonly ScanPosition _position = new(table, RoomRows.Positions, name);
    private string? _after;

    /// <summary>Each room once, read just now, as far as one run goes. One at which the run stops comes first in the next.</summary>
    public async IAsyncEnumerable<(string RoomId, Room Room)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _after = await _position.ReadAsync(cancellationToken);
        var first = RowRange.All.Behind(_after);
        var lookedAt = 0;
        foreach (var part in new[] { first, RowRange.All with { To = first.From } }.Where(part => part.To != ""))
        {
            for (RowRange? rest = part; rest is { } unread && lookedAt < MostLookedAt;)
            {
                var page = await table.ReadRangeAsync(RoomRows.Index, unread, ReadTogether, cancellationToken);
                lookedAt += page.Entities.Count;
                var rooms = await Task.WhenAll(page.Entities.Select(entry => table.FindRoomAsync(entry.Row, cancellationToken)));
                foreach (var (entry, room) in page.Entities.Zip(rooms))
                {
                    if (room is not null)
                    {
                        yield return (entry.Row, room);
                    }

                    _after = entry.Row;
                }

                rest = page.Next;
            }
        }
    }

    /// <summary>Lets the next run begin where this one stopped.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) =>
        _after is null ? Task.CompletedTask : _position.SaveAsync(_after, cancellationToken);
}
