using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RtcFunctions.Http;

/// <summary>The segments of a path as the caller sent them: Kestrel resolves <c>..</c> before a route value is made.</summary>
public static class CallerPath
{
    /// <summary>What no segment holds: a backslash, and Unicode's control characters.</summary>
    private static readonly SearchValues<char> NeverPlain = SearchValues.Create(
        ['\\', .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(control => (char)control)]);

    private static readonly SearchValues<string> Hidden =
        SearchValues.Create(["%2e", "%2f", "%5c", "%7f"], StringComparison.OrdinalIgnoreCase);

    /// <summary>How a dotted segment begins.</summary>
    private static readonly SearchValues<string> Dots = SearchValues.Create(["/.", "/%2e"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The decoded segments behind a catch-all <paramref name="routeValue"/>. An empty one, <c>.</c>, <c>..</c>, a backslash,
    /// a control character, or an encoded form of these or of <c>/</c>, is a 400.
    /// </summary>
    public static Outcome<string[]> Segments(HttpRequest request, string? routeValue)
    {
        if (Dotted(request) is { } dotted)
        {
            return dotted;
        }

        var rest = Path(request);
        var slashes = routeValue.AsSpan().Count('/');
        if (routeValue is null || slashes > rest.Count('/'))
        {
            return Problem.Invalid("The path is empty.");
        }

        var segments = new string[slashes + 1];
        for (var i = slashes; i >= 0; i--)
        {
            var start = rest.LastIndexOf('/') + 1;
            if (PercentEncoding.DecodeSegment(rest[start..]) is not { Length: > 0 } decoded || !IsPlain(decoded, allowSlash: false))
            {
                return Refused();
            }

            segments[i] = decoded;
            rest = rest[..Math.Max(start - 1, 0)];
        }

        return segments;
    }

    /// <summary>Refuses a path with <c>.</c> or <c>..</c> among its segments, whatever route it led to.</summary>
    public static Problem? Dotted(HttpRequest request) =>
        Target(request).AsSpan().ContainsAny(Dots) && Sent(request).Any(IsDotted) ? Refused() : null;

    /// <summary>The last segment, decoded, where an encoded <c>/</c> is allowed, but no dotted part beside one.</summary>
    public static Outcome<string> LastSegment(HttpRequest request)
    {
        var sent = Sent(request);
        return !sent.Any(IsDotted) && PercentEncoding.DecodeSegment(sent[^1]) is { } decoded && CanBeLastSegment(decoded)
            ? decoded
            : Refused();
    }

    /// <summary>Whether <see cref="LastSegment"/> could ever give this.</summary>
    public static bool CanBeLastSegment(string text) =>
        text.Length > 0 && IsPlain(text, allowSlash: true) && !text.Split('/').Any(IsDotted);

    /// <summary>
    /// A segment counted from the end, decoded once and otherwise as it is: an ID that goes into no other path. Null where it is not
    /// UTF-8, and where the path has dotted segments, which Kestrel would have resolved.
    /// </summary>
    public static string? SegmentFromEnd(HttpRequest request, int index)
    {
        var sent = Sent(request);
        var last = Array.FindLastIndex(sent, segment => segment.Length > 0);
        return index > last || sent.Any(IsDotted) ? null : PercentEncoding.DecodeSegment(sent[last - index]);
    }

    private static string Target(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : request.Path.ToUriComponent();

    private static string[] Sent(HttpRequest request) => Path(request).ToString().Split('/');

    /// <summary>The path as it was sent, behind its first slash.</summary>
    private static ReadOnlySpan<char> Path(HttpRequest request)
    {
        var path = Target(request).AsSpan();
        if (path[0] != '/' && path.IndexOf("://") is var scheme and >= 0)
        {
            // The absolute form of RFC 9112, section 3.2.2.
            path = path[(scheme + 3)..];
            path = path.IndexOf('/') is var slash and >= 0 ? path[slash..] : "/";
        }

        if (path.IndexOf('?') is var query and >= 0)
        {
            path = path[..query];
        }

        return path[1..];
    }

    private static bool IsDotted(string segment) =>
        segment.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase) is "." or "..";

    private static bool IsPlain(string decoded, bool allowSlash) =>
        decoded is not ("." or "..")
        && !decoded.AsSpan().ContainsAny(NeverPlain)
        && (allowSlash || !decoded.Contains('/', StringComparison.Ordinal))
        && !(decoded.Contains('%', StringComparison.Ordinal) && Hides(decoded));

    // What is still encoded after one decoding could be decoded again further on.
    private static bool Hides(string decoded) => decoded.AsSpan().ContainsAny(Hidden) || HidesControl(decoded);

    private static bool HidesControl(string decoded)
    {
        for (var i = decoded.IndexOf('%', StringComparison.Ordinal); i >= 0; i = decoded.IndexOf('%', i + 1))
        {
            if (i + 2 < decoded.Length && decoded[i + 1] is '0' or '1' && char.IsAsciiHexDigit(decoded[i + 2]))
            {
                return true;
            }
        }

        return false;
    }

    private static Problem Refused() =>
        Problem.Invalid("The path holds an empty or dotted segment, a backslash, a control character, or an encoded form of one.");
}
