using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace RtcFunctions.Relay;

/// <summary>A signed request as it goes out.</summary>
internal static class VendorRequest
{
    /// <summary>The caller's headers that go on, besides the type of his body.</summary>
    public static readonly string[] Passing = [HeaderNames.Accept, HeaderNames.AcceptLanguage, "X-Request-ID"];

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static HttpRequestMessage Create(RelayCall call, SignedRequest signed, IHeaderDictionary? callerHeaders)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(signed.Url, AsWritten));
        foreach (var name in Passing)
        {
            if (callerHeaders?[name] is [{ Length: > 0 }, ..] values)
            {
                request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        foreach (var header in signed.Headers)
        {
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        if (!call.Body.IsEmpty || signed.ContentType is not null)
        {
            request.Content = new ReadOnlyMemoryContent(call.Body);
            if ((signed.ContentType ?? callerHeaders?.ContentType.ToString()) is { Length: > 0 } contentType)
            {
                request.Content.Headers.TryAddWithoutValidation(HeaderNames.ContentType, contentType);
            }
        }

        return request;
    }
}
