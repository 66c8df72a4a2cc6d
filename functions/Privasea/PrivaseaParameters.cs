using RtcFunctions.Http;

namespace RtcFunctions.Privasea;

/// <summary>A request's parameters in the order that they are signed and sent in: ascending ASCII order by key.</summary>
internal sealed class PrivaseaParameters
{
    private const string Timestamp = "timestamp";

    private readonly CallerQuery _sorted;

    private PrivaseaParameters(CallerQuery sorted) => _sorted = sorted;

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

    /// <summary>
    /// Sorts parameters that are known to sign unambiguously, in their place; those of a caller are for <see cref="Read"/>.
    /// </summary>
    public static PrivaseaParameters Sort(CallerQuery query)
    {
        query.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return new PrivaseaParameters(query);
    }

    /// <summary>Sorts a caller's parameters, in their place. What would sign ambiguously is a 400, as is the timestamp, which is ours to set.</summary>
    public static Outcome<PrivaseaParameters> Read(CallerQuery query)
    {
        var parameters = Sort(query);
        Dictionary<string, string[]>? errors = null;
        string? last = null;
        foreach (var (name, value) in query)
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

    /// <summary>These and the timestamp, at its place.</summary>
    public PrivaseaParameters WithTimestamp(string timestamp)
    {
        var before = _sorted.FindIndex(static parameter => string.CompareOrdinal(parameter.Key, Timestamp) > 0);
        CallerQuery timed = [];
        timed.EnsureCapacity(_sorted.Count + 1);
        timed.AddRange(_sorted);
        timed.Insert(before < 0 ? timed.Count : before, new(Timestamp, timestamp));
        return new PrivaseaParameters(timed);
    }

    /// <summary>The path and the parameters as they are signed.</summary>
    public string AppendRaw(string path) => _sorted.AppendRawTo(path);

    /// <summary>The path and the parameters as they are sent.</summary>
    public string AppendEncoded(string path) => _sorted.AppendTo(path);
}
