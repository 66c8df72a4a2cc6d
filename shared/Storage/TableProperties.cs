using System.Buffers;
using System.Collections;

namespace RtcFunctions.Storage;

/// <summary>
/// An entity's values by name: strings, 64-bit numbers, booleans and times (kept in UTC, to 100 ns). A null is left out. Written
/// as <c>new TableProperties { { "state", "connected" }, { "since", now } }</c>.
/// </summary>
public sealed class TableProperties : IEnumerable<KeyValuePair<string, object>>
{
    /// <summary>More than most rows have: room for them is made once.</summary>
    private const int Expected = 8;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private readonly Dictionary<string, object> _values = new(Expected, StringComparer.Ordinal);

    public int Count => _values.Count;

    /// <summary>The bytes that Table storage counts for these properties.</summary>
    internal int Size { get; private set; }

    public string? GetString(string name) => _values.TryGetValue(name, out var value) ? (string)value : null;

    public long? GetInt64(string name) => _values.TryGetValue(name, out var value) ? (long)value : null;

    public bool? GetBoolean(string name) => _values.TryGetValue(name, out var value) ? (bool)value : null;

    public DateTimeOffset? GetDateTimeOffset(string name) => _values.TryGetValue(name, out var value) ? (DateTimeOffset)value : null;

    public void Add(string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        if (value.Length > TableLimits.StringLength)
        {
            throw new ArgumentException($"{name} has more than {TableLimits.StringLength} characters.", nameof(value));
        }

        Add(name, value, sizeof(int) + (value.Length * sizeof(char)));
    }

    public void Add(string name, long? value) => Add(name, value, sizeof(long));

    public void Add(string name, bool? value) => Add(name, value, sizeof(bool));

    public void Add(string name, DateTimeOffset? value)
    {
        if (value < TableLimits.EarliestTime)
        {
            throw new ArgumentException($"{name} lies before {TableLimits.EarliestTime:O}.", nameof(value));
        }

        Add(name, value?.ToUniversalTime(), sizeof(long));
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(string name, object? value, int size)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (value is null)
        {
            return;
        }

        if (!IsName(name))
        {
            throw new ArgumentException($"A property cannot be named '{name}'.", nameof(name));
        }

        _values.Add(name, value);
        Size += TableLimits.PropertyOverhead + (name.Length * sizeof(char)) + size;
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= TableLimits.NameLength
        && !char.IsAsciiDigit(name[0])
        && !name.AsSpan().ContainsAnyExcept(NameCharacters)
        && !TableLimits.IsReserved(name);
}
