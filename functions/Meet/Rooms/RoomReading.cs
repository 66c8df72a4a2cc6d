using System.Globalization;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>The rows of a room that were read together, or in a transaction are read as they are looked at.</summary>
internal sealed class RoomReading(
    Dictionary<string, TableEntity?> rows, Lazy<TablePage> places, Lazy<TablePage> anonymousPlaces, Func<string, TableEntity?>? read = null)
{
    /// <summary>Places that are looked at together: as many as one commit could take back.</summary>
    public const int PlacesRead = 100;

    private readonly Lazy<Dictionary<string, TableEntity>> _waiting = new(() =>
        places.Value.Entities.Concat(anonymousPlaces.Value.Entities).ToDictionary(place => place.Row, StringComparer.Ordinal));

    /// <summary>Whether nobody else can change the room before what is made of this reading is committed.</summary>
    public bool IsAlone => read is not null;

    public static RoomReading Of(ITableReader room, DateTimeOffset now) => new(
        new(StringComparer.Ordinal),
        new(() => room.ReadRange(RoomRows.Places with { To = RoomRows.Place(now.AddTicks(1), "") }, PlacesRead)),
        new(() => room.ReadRange(RoomRows.AnonymousPlaces, PlacesRead)),
        room.Read);

    public bool Has(string row) => Required(row) is not null;

    public bool HasRead(string row) => rows.ContainsKey(row) || (_waiting.IsValueCreated && _waiting.Value.ContainsKey(row));

    public string? ETag(string row) => HasRead(row) ? Required(row)?.ETag : null;

    public TableEntity? Required(string row)
    {
        if (rows.TryGetValue(row, out var entity) || (_waiting.IsValueCreated && _waiting.Value.TryGetValue(row, out entity)))
        {
            return entity;
        }

        return read is not null
            ? rows[row] = read(row)
            : throw new InvalidOperationException("An operation looked at a row that it had not named in its needs.");
    }

    /// <summary>Places that wait, anonymous or not, the one that lapses first in front.</summary>
    public IEnumerable<string> Places(Func<DateTimeOffset, bool> until) =>
        _waiting.Value.Keys.Where(row => until(Until(row))).OrderBy(Until);

    public IEnumerable<string> AnonymousPlaces(Func<DateTimeOffset, bool> until) =>
        anonymousPlaces.Value.Entities.Select(place => place.Row).Where(row => until(Until(row)));

    public bool HasMoreLapsed(DateTimeOffset now) => MayHaveMore(places.Value, now) || MayHaveMore(anonymousPlaces.Value, now);

    private static bool MayHaveMore(TablePage page, DateTimeOffset now) => page.Next is not null && Until(page.Entities[^1].Row) <= now;

    private static DateTimeOffset Until(string row) =>
        new(long.Parse(row.Split(':', 3)[1], CultureInfo.InvariantCulture), TimeSpan.Zero);
}
