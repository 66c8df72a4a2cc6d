using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RtcFunctions.Tests.Hostile;

/// <summary>
/// A request that no client would send. Each character of it is a byte, and <c>{{name}}</c> what is known only when it is sent: a key,
/// a port. Its text is what the corpus holds: a byte that cannot be read is <c>\xHH</c>, and so is a backslash before an x.
/// </summary>
internal sealed partial record HostileRequest(string Method, string Target, IReadOnlyList<HostileHeader> Headers, string Body)
{
    public const string Chunked = "chunked";
    public const string TransferEncoding = "Transfer-Encoding";

    private const string LengthPlace = "{{length}}";

    /// <summary>A text's UTF-8, a character for each byte.</summary>
    public static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    public static HostileRequest Parse(string text)
    {
        var bytes = Escape().Replace(text, escape => ((char)Convert.ToByte(escape.Groups["byte"].Value, 16)).ToString());
        var end = bytes.IndexOf("\n\n", StringComparison.Ordinal);
        string[] head = bytes[..end].Split('\n');
        var first = head[0].Split(' ', 2);
        var target = first[1][..first[1].LastIndexOf(' ')];
        return new(first[0], target, [.. head[1..].Select(HostileHeader.Parse)], bytes[(end + 2)..].TrimEnd('\n'));
    }

    public HostileRequest With(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };

    /// <summary>The bytes to send.</summary>
    public byte[] Fill(IReadOnlyDictionary<string, string> values)
    {
        var body = Fill(Body, values);
        var lines = Headers.Select(header => $"{header.Name}: {header.Value}\r\n");
        var head = $"{Method} {Target} HTTP/1.1\r\n{string.Concat(lines)}\r\n"
            .Replace(LengthPlace, body.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(Fill(head, values) + (IsChunked ? InChunks(body) : body));
    }

    public override string ToString()
    {
        var lines = Headers.Select(header => $"\n{header.Name}: {header.Value}");
        return Unreadable().Replace(
            $"{Method} {Target} HTTP/1.1{string.Concat(lines)}\n\n{Body}\n",
            found => string.Concat(found.Value.Select(character => $"\\x{(int)character:x2}")));
    }

    private bool IsChunked =>
        Headers.Any(header => header.Name == TransferEncoding && header.Value == Chunked);

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace($"{{{{{value.Key}}}}}", value.Value, StringComparison.Ordinal));

    private static string InChunks(string body)
    {
        var first = body[..(body.Length / 2)];
        return string.Concat(new[] { first, body[first.Length..] }.Where(part => part.Length > 0).Select(InChunk)) + "0\r\n\r\n";
    }

    private static string InChunk(string part) => $"{part.Length:x}\r\n{part}\r\n";

    [GeneratedRegex(@"\\x(?<byte>[0-9a-f]{2})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"[^\n\x20-\x7e]+|\\(?=x)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unreadable();
}

internal sealed record HostileHeader(string Name, string Value)
{
    public static HostileHeader Parse(string line) => line.Split(": ", 2) is [var name, var value] ? new(name, value) : new(line, "");
}
