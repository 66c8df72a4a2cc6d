using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;
using RtcFunctions.Tests.Architecture;

namespace RtcFunctions.Tests.Hostile;

/// <summary>The function that a request belongs to, found as the host finds it: the first by name whose route and method match.</summary>
internal static class FunctionMatch
{
    private static readonly IReadOnlyList<(DeclaredFunction Function, TemplateMatcher Route)> Routes =
    [
        .. from function in DeclaredFunction.All
           where function.Http is not null
           orderby function.Name.ToUpperInvariant()
           select (function, new TemplateMatcher(TemplateParser.Parse($"api/{function.Route}"), [])),
    ];

    /// <summary>Null where no function takes it; the path is what is left of dots and encodings.</summary>
    public static DeclaredFunction? Find(string method, string target) => PathOf(target) is { } path
        ? Routes.FirstOrDefault(entry => Takes(entry.Function, method) && Matches(entry.Route, path)).Function
        : null;

    private static bool Takes(DeclaredFunction function, string method) =>
        function.Http!.Methods!.Contains(method, StringComparer.OrdinalIgnoreCase);

    private static bool Matches(TemplateMatcher route, string path) => route.TryMatch(new PathString(path), []);

    private static string? PathOf(string target)
    {
        var path = target.Split('?')[0];
        if (path.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 && !path.StartsWith('/'))
        {
            path = path.IndexOf('/', scheme + 3) is var slash and >= 0 ? path[slash..] : "/";
        }

        if (!path.StartsWith('/'))
        {
            return null;
        }

        var segments = new List<string>();
        foreach (var segment in path[1..].Split('/').Select(Decode))
        {
            if (segment is "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return "/" + string.Join('/', segments);
    }

    // The server leaves an encoded slash as it is.
    private static string Decode(string segment) =>
        Uri.UnescapeDataString(segment.Replace("%2f", "%252f", StringComparison.OrdinalIgnoreCase));
}
