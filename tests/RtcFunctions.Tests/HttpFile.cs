using System.Text.RegularExpressions;

namespace RtcFunctions.Tests;

/// <summary>An .http file: requests between lines that begin with <c>###</c>.</summary>
internal static partial class HttpFile
{
    private const string NameMark = "# @name ";

    public static IReadOnlyList<HttpFileRequest> Read(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n###").Skip(1).Select(ReadRequest)];

    /// <summary>The text with its variables, <c>{{name}}</c>, replaced.</summary>
    public static string Fill(string text, Func<string, string> valueOf) =>
        Variable().Replace(text, match => valueOf(match.Groups["name"].Value));

    public static bool HasVariable(string text) => Variable().IsMatch(text);

    private static HttpFileRequest ReadRequest(string block)
    {
        var parts = block.Trim().Split("\n\n", 2);
        var lines = parts[0].Split('\n');
        var name = lines.SingleOrDefault(line => line.StartsWith(NameMark, StringComparison.Ordinal))?[NameMark.Length..];
        var head = lines.Skip(1).Where(line => !line.StartsWith('#')).ToArray();
        var start = head[0].Split(' ', 2);
        var body = parts.ElementAtOrDefault(1)?.Trim();
        return new(
            lines[0].Trim(),
            name,
            start[0],
            start[1],
            [.. head.Skip(1).Select(line => line.Split(": ", 2)).Select(header => (header[0], header[1]))],
            string.IsNullOrEmpty(body) ? null : body);
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}]+)\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
