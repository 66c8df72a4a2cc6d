using System.Globalization;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>The rows of a room that were read together, or in a transaction are read as they are looked at.</summary>
internal sealed class RoomReading
{
    /// <summary>Places that are looked at together: as many as one commit could take back.</summary>
    public const int PlacesRead = 100;

    private readonly Dictionary<string, TableEntity?> _rows;
    private readonly Lazy<TablePage> _places;
    private readonly Lazy<TablePage> _anonymousPlaces;
    private readonly ITableReader? _room;

    public RoomReading(Dictionary<string, TableEntity?> rows, TablePage places, TablePage anonymousPlaces)
    {
        _rows = rows;
        _places = new(Keep(places));
        _anonymousPlaces = new(Keep(anonymousPlaces));
    }

    public RoomReading(ITableReader room, DateTimeOffset now)
    {
        _rows = new(StringComparer.Ordinal);
        _places = new(() => Keep(room.ReadRange(RoomRows.Places with { To = RoomRows.Place(now.AddTicks(1), "") }, PlacesRead)));
        _anonymousPlaces = new(() => Keep(room.ReadRange(RoomRows.AnonymousPlaces, PlacesRead)));
        _room = room;
    }

    /// <summary>Whether nobody else can change the room before what is made of this reading is committed.</summary>
    public bool IsAlone => _room is not null;

    public bool Has(string row) => Required(row) is not null;

    public bool HasRead(string row) => _rows.ContainsKey(row);

    public string? ETag(string row) => _rows.GetValueOrDefault(row)?.ETag;

    public TableEntity? Required(string row) =>
        _rows.TryGetValue(row, out var entity) ? entity
        : _room is not null ? _rows[row] = _room.Read(row)
        : throw new InvalidOperationException("An operation looked at a row that it had not named in its needs.");

    /// <summary>Places that wait, anonymous or not, the one that lapses first in front.</summary>
    public IEnumerable<string> Places(Func<DateTimeOffset, bool> until) =>
        _places.Value.Entities.Concat(_anonymousPlaces.Value.Entities).Select(place => place.Row).Where(row => until(Until(row))).OrderBy(Until);

    public IEnumerable<string> AnonymousPlaces(Func<DateTimeOffset, bool> until) =>
        _anonymousPlaces.Value.Entities.Select(place => place.Row).Where(row => until(Until(row)));

    public bool HasMoreLapsed(DateTimeOffset now) => MayHaveMore(_places.Value, now) || MayHaveMore(_anonymousPlaces.Value, now);

    private TablePage Keep(TablePage page)
    {
        foreach (var place in page.Entities)
        {
            _rows[place.Row] = place;
        }

        return page;
    }

    private static bool MayHaveMore(TablePage page, DateTimeOffset now) => page.Next is not null && Until(page.Entities[^1].Row) <= now;

    private static DateTimeOffset Until(string row) =>
        new(long.Parse(row.Split(':', 3)[1], CultureInfo.InvariantCulture), TimeSpan.Zero);
}
