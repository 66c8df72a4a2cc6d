using System.Collections.Frozen;
using System.Reflection;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace RtcFunctions.Operations.Docs;

/// <summary>
/// The parts of the page: our own, and those of Swagger UI, which its package carries in its assembly. Its middleware, which would
/// serve them, runs in an ASP.NET app of one's own only.
/// </summary>
internal static class DocsAssets
{
    public const string Page = "docs.html";

    private const string OurFolder = "Docs/";
    private const string TheirFolder = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    private static readonly FrozenDictionary<string, DocsAsset> All = new Dictionary<string, DocsAsset>(StringComparer.Ordinal)
    {
        [Page] = Ours(Page, "text/html; charset=utf-8"),
        ["docs.css"] = Ours("docs.css", "text/css; charset=utf-8"),
        ["docs.js"] = Ours("docs.js", "text/javascript; charset=utf-8"),
        ["swagger-ui.css"] = Theirs("swagger-ui.css", "text/css; charset=utf-8"),
        ["swagger-ui-bundle.js"] = Theirs("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        ["favicon-32x32.png"] = Theirs("favicon-32x32.png", "image/png"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static DocsAsset? Find(string name) => All.GetValueOrDefault(name);

    private static DocsAsset Ours(string name, string contentType) =>
        new(Read(typeof(DocsAssets).Assembly, OurFolder + name), contentType, IsGzipped: false);

    private static DocsAsset Theirs(string name, string contentType) =>
        new(Read(typeof(SwaggerUIOptions).Assembly, TheirFolder + name), contentType, IsGzipped: true);

    private static byte[] Read(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} has no {name}.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
