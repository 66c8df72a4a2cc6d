namespace RtcFunctions.Tests.Hostile;

/// <summary>The same request with a part less.</summary>
internal static class SmallerRequests
{
    public static IEnumerable<HostileRequest> Of(HostileRequest request) =>
    [
        .. WithoutHeaders(request),
        .. request.Target.Split('?', 2) is [var path, var query]
            ? Queries(query).Select(smaller => request with { Target = path + smaller })
            : [],
        .. Bodies(request.Body).Select(smaller => request with { Body = smaller }),
    ];

    private static IEnumerable<HostileRequest> WithoutHeaders(HostileRequest request) =>
        from header in request.Headers
        where header.Name is not ("Host" or "Content-Length" or HostileRequest.TransferEncoding or HostileHeaders.Key)
        select request with { Headers = [.. request.Headers.Where(other => !ReferenceEquals(other, header))] };

    private static IEnumerable<string> Queries(string query)
    {
        var pairs = query.Split('&');
        return pairs.Length == 1 ? [""] : pairs.Select((_, index) => "?" + string.Join('&', pairs.Where((_, other) => other != index)));
    }

    private static IEnumerable<string> Bodies(string body) =>
        body.Length is 0 ? []
        : body.Length < 40 ? Enumerable.Range(0, body.Length).Select(index => body.Remove(index, 1))
        : [body[..(body.Length / 2)], body[(body.Length / 2)..], body[..^10], body[10..]];
}
