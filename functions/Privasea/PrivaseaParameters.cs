using System.Text;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea;

/// <summary>A request's parameters in the order that they are signed and sent in: ascending ASCII order by key.</summary>
internal sealed class PrivaseaParameters
{
    private const string Timestamp = "timestamp";

    private readonly CallerQuery _sorted;

    /// <summary>Parameters that are known to sign unambiguously; those of a caller are for <see cref="Read"/>.</summary>
    public PrivaseaParameters(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        _sorted = [.. parameters];
        _sorted.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
    }

    /// <summary>The value of a parameter, null where it is absent.</summary>
    public string? this[string name] => _sorted.Find(parameter => parameter.Key == name).Value;

    /// <summary>What would sign ambiguously is a 400, as is the timestamp, which is ours to set.</summary>
    public static Outcome<PrivaseaParameters> Read(CallerQuery query)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in query)
        {
            var reason = name.Equals(Timestamp, StringComparison.OrdinalIgnoreCase) ? "is set by us"
                : !seen.Add(name) ? "is repeated"
                : Ambiguity(name) ?? Ambiguity(value);
            if (reason is not null)
            {
                errors[name] = [reason];
            }
        }

        return errors.Count > 0 ? Problem.InvalidFields(errors) : new PrivaseaParameters(query);
    }

    /// <summary>Why a key or a value would sign ambiguously; null where it would not.</summary>
    // The signed string holds keys and values as they are, so its separators would no longer tell where one ends.
    public static string? Ambiguity(string text) =>
        text.Any(character => character is '&' or '=' or '#' or '?' || char.IsControl(character))
            ? "must not hold &, =, #, ? or a control character"
            : null;

    public PrivaseaParameters WithTimestamp(string timestamp) => new([.. _sorted, new(Timestamp, timestamp)]);

    /// <summary>The path and the parameters as they are signed.</summary>
    public string AppendRaw(string path)
    {
        var text = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in _sorted)
        {
            text.Append(separator).Append(name).Append('=').Append(value);
            separator = '&';
        }

        return text.ToString();
    }

    /// <summary>The path and the parameters as they are sent.</summary>
    public string AppendEncoded(string path) =>
        _sorted.Count == 0 ? path : _sorted.AppendTo(new StringBuilder(path).Append('?')).ToString();
}
