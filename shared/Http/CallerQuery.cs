using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace RtcFunctions.Http;

/// <summary>A caller's query parameters, decoded and in order, without the function key that may be among them.</summary>
public sealed class CallerQuery : List<KeyValuePair<string, string>>
{
    private const string KeyHeader = "x-functions-key";
    private const string KeyParameter = "code";

    /// <summary>A parameter that is not UTF-8 is a 400.</summary>
    public static Outcome<CallerQuery> Read(HttpRequest request)
    {
        // As on the Functions host: a `code` is the key only where no header brings one.
        var keyIsInQuery = !request.Headers.ContainsKey(KeyHeader);
        var query = new CallerQuery();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            var name = PercentEncoding.DecodeQuery(pair.EncodedName.Span);
            var value = PercentEncoding.DecodeQuery(pair.EncodedValue.Span);
            if (name is null || value is null)
            {
                return Problem.Invalid("The query holds a parameter that is not UTF-8.");
            }

            if (!keyIsInQuery || !name.Equals(KeyParameter, StringComparison.OrdinalIgnoreCase))
            {
                query.Add(new(name, value));
            }
        }

        return query;
    }

    /// <summary>A URL and the parameters as they go on: each encoded once, joined with <c>&amp;</c>.</summary>
    public string AppendTo(string url, char separator = '?') => AppendTo(url, separator, Uri.EscapeDataString);

    /// <summary>The same with the parameters as they are.</summary>
    public string AppendRawTo(string url) => AppendTo(url, separator: '?', static text => text);

    private string AppendTo(string url, char separator, Func<string, string> encode)
    {
        if (Count == 0)
        {
            return url;
        }

        var text = new DefaultInterpolatedStringHandler(url.Length, Count, provider: null, stackalloc char[512]);
        text.AppendLiteral(url);
        foreach (var (name, value) in this)
        {
            text.AppendFormatted(separator);
            text.AppendLiteral(encode(name));
            text.AppendFormatted('=');
            text.AppendLiteral(encode(value));
            separator = '&';
        }

        return text.ToStringAndClear();
    }
}
