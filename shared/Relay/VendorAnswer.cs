using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RtcFunctions.Relay;

/// <summary>A vendor's answer: its status and headers, and its body as far as it was read.</summary>
public sealed class VendorAnswer : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly bool _isJson;

    internal VendorAnswer(HttpResponseMessage response, VendorBody body, bool isJson)
    {
        _response = response;
        _isJson = isJson;
        Body = body;
    }

    public int Status => (int)_response.StatusCode;

    /// <summary>The body where it is JSON that the call wants to read, and was read whole; else empty.</summary>
    public ReadOnlyMemory<byte> Json => _isJson ? Whole : default;

    /// <summary>The body where it was read whole, of whatever type, else empty.</summary>
    public ReadOnlyMemory<byte> Whole => Body.IsWhole ? Body.Held : default;

    /// <summary>The vendor's clock, from its <c>Date</c> header; null where no signature could hold that time.</summary>
    public DateTimeOffset? Date => _response.Headers.Date is { Year: >= 1970 and < 2100 } date ? date : null;

    internal VendorBody Body { get; }

    internal bool IsRedirect => _response.StatusCode is HttpStatusCode.MultipleChoices or HttpStatusCode.Moved or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.UseProxy or HttpStatusCode.RedirectKeepVerb or HttpStatusCode.PermanentRedirect;

    internal long? Length => _response.Content.Headers.ContentLength;

    /// <summary>The headers that pass to the caller, out of all that came.</summary>
    internal void CopyPassingHeaders(IHeaderDictionary headers)
    {
        CopyPassing(_response.Headers.NonValidated, headers);
        CopyPassing(_response.Content.Headers.NonValidated, headers);
    }

    /// <summary>How long the vendor wants us to wait, as of <paramref name="now"/>; null where it does not say.</summary>
    internal TimeSpan? RetryAfter(DateTimeOffset now) => _response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - now,
        // A number too large to be read is a long time all the same.
        _ when _response.Headers.NonValidated.TryGetValues(HeaderNames.RetryAfter, out var raw)
            && raw.ToString() is { Length: > 0 } text && text.All(char.IsAsciiDigit) => TimeSpan.MaxValue,
        _ => null,
    };

    internal static bool IsJson(HttpResponseMessage response) =>
        // As most write it, it needs no parsing.
        (response.Content.Headers.NonValidated.TryGetValues(HeaderNames.ContentType, out var written)
            && written.ToString() is MediaTypeNames.Application.Json)
        || response.Content.Headers.ContentType?.MediaType is not { } type
        || type.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        Body.Dispose();
        _response.Dispose();
    }

    private static void CopyPassing(HttpHeadersNonValidated vendors, IHeaderDictionary headers)
    {
        foreach (var (name, values) in vendors)
        {
            if (Passes(name) && values.ToString() is var value && !value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                headers.Append(name, value);
            }
        }
    }

    private static bool Passes(string header) =>
        header.Equals(HeaderNames.ContentType, StringComparison.OrdinalIgnoreCase)
        || header.Equals(HeaderNames.ContentLanguage, StringComparison.OrdinalIgnoreCase)
        || header.Equals(HeaderNames.RetryAfter, StringComparison.OrdinalIgnoreCase)
        || header.Equals("X-Request-ID", StringComparison.OrdinalIgnoreCase)
        || header.Equals("X-Resource-ID", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase);
}
