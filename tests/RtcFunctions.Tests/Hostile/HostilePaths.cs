using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Paths to a target: as they should be; with hostile parameters, or bent on the way.</summary>
internal static class HostilePaths
{
    private static readonly string[] Dots =
    [
        "/.", "/..", "/%2e%2e", "/%2E.", "/%252e%252e", "/..%2f", "/..%5c", "/%00", "//", "/\\", "/;a=b", "/%2f", "/", "/{{canary}}", "/%ff",
        "/%0a",
    ];

    public static Gen<string> Proper(FuzzTarget target) => Filled(target, name => Proper(target, name));

    public static Gen<string> Hostile(FuzzTarget target) => Gen.Frequency(
        (3, Filled(target, name => Gen.Frequency((2, Proper(target, name)), (3, HostileText.Encoded)))),
        (2, Proper(target).SelectMany(Bent)));

    private static Gen<string> Filled(FuzzTarget target, Func<string, Gen<string>> value) =>
        Gen.CollectToArray(target.Path.Split('/').Select(part => part.StartsWith('{') ? value(part.Trim('{', '}')) : Gen.Constant(part)))
            .Select(parts => string.Join('/', parts));

    private static Gen<string> Proper(FuzzTarget target, string parameter) =>
        target.ExamplesOf(parameter) is { Count: > 0 } examples
            ? Gen.Elements(examples.AsEnumerable())
            : Gen.Elements("serv2demo", "ada", "index.html", "RefreshSecrets", "dev/v1/projects");

    private static Gen<string> Bent(string path) => Gen.OneOf(
        from dots in Gen.Elements(Dots)
        from at in Gen.Choose(0, path.Length)
        select path.Insert(at, dots),
        from scheme in Gen.Elements("http://{{canary}}", "https://{{canary}}", "http://{{host}}", "http://x@{{canary}}", "//{{canary}}")
        select scheme + path,
        Gen.Constant(path.ToUpperInvariant()).Where(upper => !upper.Contains("{{", StringComparison.Ordinal)),
        Gen.Choose(0, path.Length).Select(end => end == 0 ? "/" : path[..end]),
        Gen.Choose(1, 9000).Select(length => $"{path}/{new string('x', length)}"));
}
