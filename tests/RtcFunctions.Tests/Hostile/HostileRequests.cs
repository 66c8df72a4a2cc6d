using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Requests to every function, of which some are as they should be, so that what is behind the checks is reached as well.</summary>
internal static class HostileRequests
{
    /// <summary>By this header, which goes on to vendors, a vendor's request is told apart from all others.</summary>
    public const string Mark = "X-Request-ID";

    private const int Size = 12;

    private static readonly string[] Methods =
        ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "QUERY", "PROPFIND"];

    private static readonly Gen<HostileRequest> Any = Gen.Elements(FuzzTarget.All.AsEnumerable()).SelectMany(To);

    /// <summary>The input with this number, the same for the same seed.</summary>
    public static HostileRequest Input(ulong seed, int number) =>
        Any.Sample(1, new Rnd((seed << 32) + (ulong)number), Size).Single().With(Mark, $"fuzz-{number}");

    private static Gen<HostileRequest> To(FuzzTarget target) =>
        from method in Gen.Frequency((20, Gen.Constant(target.Method)), (1, Gen.Elements(Methods)))
        from path in Mostly(HostilePaths.Proper(target), HostilePaths.Hostile(target))
        from query in Mostly(HostileQueries.Proper(target), HostileQueries.Hostile(target))
        from headers in Mostly(HostileHeaders.Proper(target), HostileHeaders.Hostile(target))
        from body in Mostly(HostileBodies.Proper(target), HostileBodies.Hostile(target))
        from content in ContentHeaders(body)
        from request in Keyed(new(method, query.Length == 0 ? path : $"{path}?{query}", [.. headers, .. content], body))
        select request;

    /// <summary>Now and then the key comes in the query, in the place of the header.</summary>
    private static Gen<HostileRequest> Keyed(HostileRequest request) => Gen.Frequency(
        (12, Gen.Constant(request)),
        (1, Gen.Constant(request with
        {
            Target = request.Target + (request.Target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "code={{key}}",
            Headers = [.. request.Headers.Where(header => header.Name != HostileHeaders.Key)],
        })));

    private static Gen<T> Mostly<T>(Gen<T> proper, Gen<T> hostile) => Gen.Frequency((3, proper), (2, hostile));

    private static Gen<HostileHeader[]> ContentHeaders(string body)
    {
        if (body.Length == 0)
        {
            return Gen.Frequency(
                (9, Gen.Constant<HostileHeader[]>([])),
                (1, Gen.Constant<HostileHeader[]>([new("Content-Length", "0")])));
        }

        return from type in HostileHeaders.ContentType
               from framing in Gen.Frequency(
                   (5, Gen.Constant(new HostileHeader("Content-Length", "{{length}}"))),
                   (1, Gen.Constant(new HostileHeader(HostileRequest.TransferEncoding, HostileRequest.Chunked))))
               select (HostileHeader[])[.. type, framing];
    }
}
