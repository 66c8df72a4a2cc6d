using System.Globalization;
using Azure;

namespace RtcFunctions.Storage.AzureTables;

// What the parts of a batch's answer say, read line by line: each has a status, and an ETag or an error.
internal sealed record BatchAnswer(int Status, IReadOnlyList<string?> ETags, TableError? Error)
{
    private const string StatusLine = "HTTP/1.1 ";
    private const string ETagHeader = "ETag:";

    public static BatchAnswer Read(Response response)
    {
        var status = response.Status;
        var etags = new List<string?>();
        TableError? error = null;
        foreach (var line in response.Content.ToString().Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith(StatusLine, StringComparison.Ordinal))
            {
                status = int.Parse(line.AsSpan(StatusLine.Length, 3), CultureInfo.InvariantCulture);
                etags.Add(null);
            }
            else if (line.StartsWith(ETagHeader, StringComparison.OrdinalIgnoreCase) && etags.Count > 0)
            {
                etags[^1] = line[ETagHeader.Length..].Trim();
            }
            else if (line.StartsWith('{'))
            {
                error ??= TableError.Parse(line);
            }
        }

        return new(status, etags, error);
    }
}
