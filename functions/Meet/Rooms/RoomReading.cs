using System.Globalization;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>The rows of a room that were read together.</summary>
internal sealed class RoomReading(IReadOnlyDictionary<string, TableEntity?> rows, TablePage places, TablePage anonymousPlaces)
{
    private readonly Dictionary<string, TableEntity> _waiting = places.Entities.Concat(anonymousPlaces.Entities)
        .ToDictionary(place => place.Row, StringComparer.Ordinal);

    public bool Has(string row) => rows[row] is not null;

    public bool HasRead(string row) => rows.ContainsKey(row) || _waiting.ContainsKey(row);

    public string? ETag(string row) => (rows.GetValueOrDefault(row) ?? _waiting.GetValueOrDefault(row))?.ETag;

    public TableEntity? Required(string row) =>
        rows.TryGetValue(row, out var entity) || _waiting.TryGetValue(row, out entity)
            ? entity
            : throw new InvalidOperationException("An operation looked at a row that it had not named in its needs.");

    /// <summary>Places that wait, anonymous or not, the one that lapses first in front.</summary>
    public IEnumerable<string> Places(Func<DateTimeOffset, bool> until) =>
        _waiting.Keys.Where(row => until(Until(row))).OrderBy(Until);

    public IEnumerable<string> AnonymousPlaces(Func<DateTimeOffset, bool> until) =>
        anonymousPlaces.Entities.Select(place => place.Row).Where(row => until(Until(row)));

    public bool HasMoreLapsed(DateTimeOffset now) => MayHaveMore(places, now) || MayHaveMore(anonymousPlaces, now);

    private static bool MayHaveMore(TablePage page, DateTimeOffset now) => page.Next is not null && Until(page.Entities[^1].Row) <= now;

    private static DateTimeOffset Until(string row) =>
        new(long.Parse(row.Split(':', 3)[1], CultureInfo.InvariantCulture), TimeSpan.Zero);
}
