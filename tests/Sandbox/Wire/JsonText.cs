using System.Text.Json;
using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Wire;

internal static class JsonText
{
    public static JsonNode? Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonNode.Parse(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
