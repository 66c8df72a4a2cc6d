using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Bodies for a target: by its schema, spoiled, compressed, of other kinds, or too large.</summary>
internal static class HostileBodies
{
    private const int Webhooks = 64 * 1024;
    private const int Relays = 1024 * 1024;

    private static readonly Gen<string> Large =
        from size in Gen.Frequency((6, Gen.Constant(Webhooks)), (1, Gen.Constant(Relays)))
        from more in Gen.Choose(-1, 1)
        select new string(' ', size + more);

    public static Gen<string> Proper(FuzzTarget target) => target.Operation?.Body is null
        ? Gen.Constant("")
        : SchemaJson.BodyOf(target).Select(JsonMutations.TextOf);

    public static Gen<string> Hostile(FuzzTarget target) => target.Method is "GET"
        ? Gen.Frequency((3, Gen.Constant("")), (1, Json(target)))
        : Gen.Frequency((12, Json(target)), (1, Gen.Constant("")), (1, HostileText.Any));

    private static Gen<string> Json(FuzzTarget target) => SchemaJson.BodyOf(target).SelectMany(json => Gen.Frequency(
        (60, JsonMutations.OfValue(json)),
        (25, JsonMutations.OfText(JsonMutations.TextOf(json))),
        (4, Gen.Constant(Compressed(JsonMutations.TextOf(json)))),
        (1, Large.Select(padding => JsonMutations.TextOf(json) + padding))));

    private static string Compressed(string bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.Latin1.GetBytes(bytes));
        }

        return Encoding.Latin1.GetString(compressed.ToArray());
    }
}
