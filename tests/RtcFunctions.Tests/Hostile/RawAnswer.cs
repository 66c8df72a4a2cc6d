using System.Globalization;

namespace RtcFunctions.Tests.Hostile;

/// <summary>An answer as it came: a character for each byte.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyList<HostileHeader> Headers, string Head, string Body)
{
    /// <summary>The header's value where it came once, the values joined where it came more often; null where it did not.</summary>
    public string? Header(string name)
    {
        var sent = Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray();
        return sent.Length == 0 ? null : string.Join(", ", sent.Select(header => header.Value));
    }

    /// <summary>Whether the server ends the connection behind it.</summary>
    public bool IsLast => Header("Connection") is { } connection && connection.Equals("close", StringComparison.OrdinalIgnoreCase);

    public static RawAnswer Parse(string head)
    {
        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var status = int.Parse(lines[0].Split(' ')[1], NumberStyles.None, CultureInfo.InvariantCulture);
        return new(status, [.. lines[1..].Select(HostileHeader.Parse)], head, "");
    }
}
