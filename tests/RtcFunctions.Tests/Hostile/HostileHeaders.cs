using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Hostile;

/// <summary>A caller's headers: his key, and others that are ours to set, a proxy's, a connection's, or long.</summary>
internal static class HostileHeaders
{
    public const string Key = "x-functions-key";

    private static readonly HostileHeader RightKey = new(Key, "{{key}}");

    private static readonly HostileHeader[] Options =
        [new("rtc-dry-run", "true"), new("rtc-dry-run", "true"), new("rtc-agora-auth", "token"), new("rtc-agora-auth", "token2")];

    private static readonly string[] Names =
    [
        "Authorization", "PRIVASEA-KEY", "PRIVASEA-SIGNATURE", "x-agora-token", "x-agora-uid", "rtc-agora-auth", "rtc-agora-user",
        "rtc-dry-run", "rtc-vendor", "rtc-failed-ops", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix",
        "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-Original-Host", "X-HTTP-Method-Override", "Via", "Proxy", "Proxy-Authorization",
        "Proxy-Connection", "Keep-Alive", "TE", "Trailer", "Upgrade", "traceparent", "tracestate", "baggage", "Request-Id",
        "Correlation-Context", "Cookie", "Origin", "Referer", "Range", "If-Match", "If-None-Match", "If-Modified-Since", "Accept",
        "Accept-Language", "Accept-Encoding", "Content-Encoding", "Content-Language", "Content-MD5", "Content-Range", "X-Request-ID",
        "User-Agent", "Date", "Max-Forwards", "From", "x-ms-client-principal", "x-ms-request-id", "x-functions-clientid", "X-Long", "Connection", "Expect", ":path",
    ];

    private static readonly string[] Values =
    [
        "true", "false", "basic", "token", "token2", "*", "\"1\"", "W/\"1\"", "bytes=0-0", "gzip", "deflate, br", "identity", "trailers",
        "chunked", "websocket", "h2c", "close, x-functions-key", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "ada", "1",
        "Basic YTpi", "Bearer x", "application/json", "", "\t", "a, b", "\"", "DELETE", "/api/version", "100-continue", "upgrade", "keep-alive",
    ];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/problem+json", "text/json", "text/plain", "application/xml",
        "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16", "json", "/", ";", "",
        "application/json, text/plain", "application/json;boundary=\"", "\xff", "APPLICATION/JSON", "application/vnd.api+json",
    ];

    /// <summary>Some ask for a dry run, and some for each of Agora's credentials.</summary>
    public static Gen<HostileHeader[]> Proper(FuzzTarget target) =>
        from option in Gen.Frequency((6, Gen.Constant<HostileHeader[]>([])), (1, Gen.Elements(Options).Select(header => (HostileHeader[])[header])))
        select (HostileHeader[])[new("Host", "{{host}}"), .. Right(target), .. option];

    public static Gen<HostileHeader[]> Hostile(FuzzTarget target) =>
        from host in Gen.Frequency((20, Gen.Constant("{{host}}")), (2, Gen.Constant("{{canary}}")), (1, Gen.Elements("", "[::1]:80", "a:b:c")))
        from credentials in Credentials(target)
        from others in Gen.Frequency((3, Other.ArrayOf(1)), (3, Other.ArrayOf(2)), (1, Other.ArrayOf(7)))
        select (HostileHeader[])[new("Host", host), .. credentials, .. others];

    public static Gen<HostileHeader[]> ContentType { get; } = Gen.Frequency(
        (12, Gen.Constant<HostileHeader[]>([new("Content-Type", "application/json")])),
        (2, Gen.Elements(ContentTypes).Select(type => (HostileHeader[])[new("Content-Type", type)])),
        (1, Gen.Constant<HostileHeader[]>([])));

    private static Gen<HostileHeader> Other =>
        from name in Gen.Elements(Names)
        from value in Gen.Frequency((3, Gen.Elements(Values)), (2, HostileText.Any.Select(Fitting)))
        select new HostileHeader(name, value);

    private static Gen<HostileHeader[]> Credentials(FuzzTarget target) => Gen.Frequency(
        (12, Gen.Constant(Right(target))),
        (1, Gen.Constant<HostileHeader[]>([])),
        (1, HostileText.Any.Select(key => (HostileHeader[])[new(Key, Fitting(key))])),
        (1, Gen.Constant<HostileHeader[]>([RightKey, new(Key, "another")])));

    private static HostileHeader[] Right(FuzzTarget target) =>
        target.Path.StartsWith("/api/meet/webhooks", StringComparison.Ordinal) ? [new("Authorization", "{{webhook}}")]
        : target.Path.StartsWith("/api/meet/access", StringComparison.Ordinal) ? [new("Authorization", "{{access}}")]
        : [RightKey];

    // What ends a header has the raw sockets' tests.
    private static string Fitting(string bytes) => string.Concat(bytes.Split('\r', '\n', '\0'));
}
