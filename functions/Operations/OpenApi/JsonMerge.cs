using System.Text.Json.Nodes;

namespace RtcFunctions.Operations.OpenApi;

/// <summary>Two ways to bring one JSON object into another: objects member by member, arrays one behind the other.</summary>
internal static class JsonMerge
{
    /// <summary>What both have must be objects or arrays: anything else is told twice, and throws.</summary>
    public static void Join(JsonObject target, JsonObject added) => Merge(
        target, added, name => throw new InvalidOperationException($"'{name}' is told twice."));

    /// <summary>What both have stays as it was in <paramref name="target"/>.</summary>
    public static void Fill(JsonObject target, JsonObject added)
    {
        // Beside a reference nothing else counts.
        if (!target.ContainsKey("$ref"))
        {
            Merge(target, added, _ => { });
        }
    }

    private static void Merge(JsonObject target, JsonObject added, Action<string> meet)
    {
        foreach (var (name, value) in added)
        {
            switch (target[name], value)
            {
                case (null, _):
                    target[name] = value?.DeepClone();
                    break;
                case (JsonObject reference, JsonObject) when reference.ContainsKey("$ref"):
                    meet(name);
                    break;
                case (JsonObject inner, JsonObject more):
                    Merge(inner, more, meet);
                    break;
                case (JsonArray items, JsonArray more):
                    more.ToList().ForEach(item => items.Add(item?.DeepClone()));
                    break;
                default:
                    meet(name);
                    break;
            }
        }
    }
}
