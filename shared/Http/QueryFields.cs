using System.Globalization;

namespace RtcFunctions.Http;

/// <summary>Query parameters asked for by name, each given once; what is wrong with them is gathered.</summary>
public sealed class QueryFields(CallerQuery query)
{
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public string? Required(string name)
    {
        var value = Optional(name);
        if (value is null && !_errors.ContainsKey(name))
        {
            Refuse(name, "is required");
        }

        return value;
    }

    /// <summary>Null where it is absent, or given more than once: the vendor might read another one than we checked.</summary>
    public string? Optional(string name)
    {
        _known.Add(name);
        var values = query.FindAll(parameter => parameter.Key == name);
        if (values.Count > 1)
        {
            Refuse(name, "must be given once");
        }

        return values is [var only] ? only.Value : null;
    }

    public int? OptionalInteger(string name, int min, int max)
    {
        if (Optional(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
        return null;
    }

    public void Refuse(string name, string reason) =>
        _errors[name] = _errors.TryGetValue(name, out var reasons) ? [.. reasons, reason] : [reason];

    public void RefuseOthers()
    {
        foreach (var name in query.Select(parameter => parameter.Key).Except(_known, StringComparer.Ordinal))
        {
            Refuse(name, "is not a parameter of this request");
        }
    }

    /// <summary>Null where every parameter was as it should be.</summary>
    public Problem? Problem() => _errors.Count == 0 ? null : Http.Problem.InvalidFields(_errors);
}
