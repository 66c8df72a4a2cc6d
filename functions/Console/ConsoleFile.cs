using System.Collections.Frozen;
using System.Reflection;

namespace RtcFunctions.Console;

/// <summary>A file of the console, as it lies in the assembly.</summary>
internal sealed record ConsoleFile(byte[] Content, string ContentType)
{
    private const string Page = "index.html";
    private const string Folder = "console/";

    private static readonly FrozenDictionary<string, ConsoleFile> Files = ReadAll().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The page itself where no name is given.</summary>
    public static ConsoleFile? Find(string? name) => Files.GetValueOrDefault(string.IsNullOrEmpty(name) ? Page : name);

    private static IEnumerable<KeyValuePair<string, ConsoleFile>> ReadAll()
    {
        var assembly = typeof(ConsoleFile).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var name = resource[Folder.Length..];
            yield return new(name, new(Read(assembly, resource), TypeOf(name)));
        }
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml; charset=utf-8",
        var other => throw new InvalidOperationException($"The console has no content type for {other}."),
    };
}
