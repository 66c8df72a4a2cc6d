using System.Runtime.InteropServices;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea;

/// <summary>A request's parameters in the order that they are signed and sent in: ascending ASCII order by key.</summary>
internal sealed class PrivaseaParameters
{
    private const string Timestamp = "timestamp";

    private readonly CallerQuery _sorted;

    /// <summary>Parameters that are known to sign unambiguously; those of a caller are for <see cref="Read"/>.</summary>
    public PrivaseaParameters(ReadOnlySpan<KeyValuePair<string, string>> parameters)
    {
        _sorted = [];
        _sorted.AddRange(parameters);
        _sorted.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
    }

    /// <summary>The value of a parameter, null where it is absent.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var parameter in _sorted)
            {
                if (parameter.Key == name)
                {
                    return parameter.Value;
                }
            }

            return null;
        }
    }

    /// <summary>What would sign ambiguously is a 400, as is the timestamp, which is ours to set.</summary>
    public static Outcome<PrivaseaParameters> Read(CallerQuery query)
    {
        var parameters = new PrivaseaParameters(CollectionsMarshal.AsSpan(query));
        Dictionary<string, string[]>? errors = null;
        string? last = null;
        foreach (var (name, value) in parameters._sorted)
        {
            var reason = name.Equals(Timestamp, StringComparison.OrdinalIgnoreCase) ? "is set by us"
                : name == last ? "is repeated"
                : Ambiguity(name) ?? Ambiguity(value);
            if (reason is not null)
            {
                errors ??= new(StringComparer.Ordinal);
                errors[name] = [reason];
            }

            last = name;
        }

        return errors is null ? parameters : Problem.InvalidFields(errors);
    }

    /// <summary>Why a key or a value would sign ambiguously; null where it would not.</summary>
    // The signed string holds keys and values as they are, so its separators would no longer tell where one ends.
    public static string? Ambiguity(string text)
    {
        foreach (var character in text)
        {
            if (character is '&' or '=' or '#' or '?' || char.IsControl(character))
            {
                return "must not hold &, =, #, ? or a control character";
            }
        }

        return null;
    }

    public PrivaseaParameters WithTimestamp(string timestamp) =>
        new([.. CollectionsMarshal.AsSpan(_sorted), new(Timestamp, timestamp)]);

    /// <summary>The path and the parameters as they are signed.</summary>
    public string AppendRaw(string path) => _sorted.AppendRawTo(path);

    /// <summary>The path and the parameters as they are sent.</summary>
    public string AppendEncoded(string path) => _sorted.AppendTo(path);
}
