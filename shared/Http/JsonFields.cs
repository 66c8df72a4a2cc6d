using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Http;

/// <summary>
/// The fields of a JSON object that a caller sent to one of our own routes. Each is asked for by name; what is missing, of
/// the wrong type, out of range or unknown is gathered, and <see cref="Problem"/> tells all of it at once.
/// </summary>
public sealed class JsonFields
{
    private const int LongestNameToldBack = 64;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _errors;
    private readonly List<JsonFields> _children = [];
    private readonly string _prefix;

    private JsonFields(JsonElement fields, string prefix, Dictionary<string, string[]> errors)
    {
        _prefix = prefix;
        _errors = errors;
        foreach (var field in fields.EnumerateObject())
        {
            _fields.Add(field.Name, field.Value);
        }
    }

    /// <summary>As <see cref="Parse"/>, and 413 for a body over <paramref name="limit"/> bytes.</summary>
    public static async ValueTask<Outcome<JsonFields>> ReadAsync(HttpRequest request, long limit, CancellationToken cancellationToken) =>
        (await RequestBody.ReadAsync(request, limit, cancellationToken)).Failed(out var body, out var problem) ? problem : Read(request, body);

    public static Outcome<JsonFields> Read(HttpRequest request, ReadOnlyMemory<byte> body) =>
        Parse(request, body).Failed(out var json, out var problem) ? problem : new JsonFields(json, "", new(StringComparer.Ordinal));

    /// <summary>The object itself: 415 where the body names another type than JSON, 400 where it is not one JSON object.</summary>
    public static Outcome<JsonElement> Parse(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        if (request.ContentType is { Length: > 0 } && !request.HasJsonContentType())
        {
            return Http.Problem.UnsupportedMediaType();
        }

        return JsonText.Parse(body) is not { } json ? Http.Problem.Invalid("The body is not well-formed JSON.")
            : json.ValueKind != JsonValueKind.Object ? Http.Problem.Invalid("The body must be a JSON object.")
            : json;
    }

    public bool Has(string name) => _fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string RequiredString(string name, int maxLength = 1024) =>
        Required(name) ? OptionalString(name, maxLength) ?? "" : "";

    /// <summary>Null where it is absent or <c>null</c>; an empty string is an error.</summary>
    public string? OptionalString(string name, int maxLength = 1024) =>
        OptionalText(name, maxLength) is not "" and var text ? text : Refuse<string>(name, "must not be empty");

    /// <summary>Null where it is absent or <c>null</c>; it may be empty.</summary>
    public string? OptionalText(string name, int maxLength) =>
        Take(name) is not { } value ? null
        : value.ValueKind != JsonValueKind.String ? Refuse<string>(name, "must be a string")
        : value.GetString() is { } text && text.Length <= maxLength ? text
        : Refuse<string>(name, $"must have at most {maxLength} characters");

    public long RequiredInteger(string name, long min, long max) => Required(name) ? OptionalInteger(name, min, max) ?? 0 : 0;

    public long? OptionalInteger(string name, long min, long max) =>
        Take(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= min && number <= max ? number
        : Refuse<long?>(name, $"must be a whole number from {min} to {max}");

    public bool RequiredBoolean(string name) => Required(name) && OptionalBoolean(name) is true;

    public bool? OptionalBoolean(string name) =>
        Take(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : Refuse<bool?>(name, "must be true or false");

    /// <summary>Null where it is absent, or not RFC 3339 with a time zone.</summary>
    public DateTimeOffset? OptionalTime(string name) =>
        Take(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && Rfc3339.TryParse(value.GetString()!, out var time) ? time
        : Refuse<DateTimeOffset?>(name, "must be an RFC 3339 time such as 2030-01-31T09:00:00Z");

    public string RequiredWord(string name, params ReadOnlySpan<string> words) =>
        Required(name) ? OptionalWord(name, words) ?? "" : "";

    public string? OptionalWord(string name, params ReadOnlySpan<string> words) =>
        Take(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String && words.Contains(value.GetString()!) ? value.GetString()
        : Refuse<string>(name, $"must be one of {string.Join(", ", words.ToArray())}");

    /// <summary>A field whose shape only its reader knows; null where it is absent or <c>null</c>.</summary>
    public JsonElement? Raw(string name) => Take(name);

    /// <summary>The fields of a nested object; null where it is absent or no object.</summary>
    public JsonFields? OptionalObject(string name) =>
        Take(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? Child(value, name)
        : Refuse<JsonFields>(name, "must be an object");

    /// <summary>The objects of an array; none where it is missing, empty or holds something else.</summary>
    public IReadOnlyList<JsonFields> RequiredObjects(string name)
    {
        if (!Required(name) || Take(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0
            || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            return Refuse<JsonFields[]>(name, "must be an array of at least one object") ?? [];
        }

        return [.. value.EnumerateArray().Select((item, index) => Child(item, $"{name}[{index}]"))];
    }

    /// <summary>The names that nobody asked for yet: for objects whose names are data.</summary>
    public IReadOnlyCollection<string> Names => _fields.Keys;

    public void Refuse(string name, string reason)
    {
        var field = _prefix + (name.Length > LongestNameToldBack ? name[..LongestNameToldBack] : name);
        _errors[field] = _errors.TryGetValue(field, out var reasons) ? [.. reasons, reason] : [reason];
    }

    /// <summary>Null where every field was asked for and was as it should be.</summary>
    public Problem? Problem()
    {
        RefuseUnknown();
        return _errors.Count == 0 ? null : Http.Problem.InvalidFields(_errors);
    }

    private void RefuseUnknown()
    {
        foreach (var name in _fields.Keys)
        {
            Refuse(name, "is not a field of this request");
        }

        _fields.Clear();
        _children.ForEach(child => child.RefuseUnknown());
    }

    private JsonFields Child(JsonElement value, string name)
    {
        var child = new JsonFields(value, $"{_prefix}{name}.", _errors);
        _children.Add(child);
        return child;
    }

    private bool Required(string name)
    {
        if (Has(name))
        {
            return true;
        }

        Refuse(name, "is required");
        _fields.Remove(name);
        return false;
    }

    private JsonElement? Take(string name) =>
        _fields.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private T? Refuse<T>(string name, string reason)
    {
        Refuse(name, reason);
        return default;
    }
}
