using System.Text.Json;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>What every answer of Privasea comes in, <c>{"code":0,"data":{…}}</c>; its HTTP status does not count.</summary>
internal readonly record struct PrivaseaEnvelope(long? Code, JsonElement Data)
{
    /// <summary>The page's "successful signs": <c>code</c> is 0, and <c>data</c> is there.</summary>
    public bool IsSuccess => Code == 0 && Data.ValueKind == JsonValueKind.Object;

    /// <summary>Without a code where the answer is no JSON object.</summary>
    public static PrivaseaEnvelope Read(ReadOnlyMemory<byte> answer) =>
        JsonText.Parse(answer) is { ValueKind: JsonValueKind.Object } json
            ? new(Number(json, "code"), json.TryGetProperty("data", out var data) ? data : default)
            : default;

    /// <summary>A whole number in the data of a success.</summary>
    public long? Number(string name) => Number(Data, name);

    /// <summary>A text in the data of a success.</summary>
    public string? Text(string name) =>
        Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;
}
