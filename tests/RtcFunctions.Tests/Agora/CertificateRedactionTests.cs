using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Agora;

namespace RtcFunctions.Tests.Agora;

public sealed class CertificateRedactionTests
{
    [Theory]
    [InlineData("""{"sign_key":"5CFd"}""", """{"sign_key":"***"}""")]
    [InlineData("""{ "a" : 1.50e+2 , "secret" :  "5CFd" ,"b":"\u00e9" } """, """{ "a" : 1.50e+2 , "secret" :  "***" ,"b":"\u00e9" } """)]
    [InlineData("""[{"p":[{"sign_secret":"x","n":1}]},{"secret":"y"}]""", """[{"p":[{"sign_secret":"***","n":1}]},{"secret":"***"}]""")]
    [InlineData("""{"secret":null,"sign_key":12.5,"sign_secret":true}""", """{"secret":"***","sign_key":"***","sign_secret":"***"}""")]
    [InlineData("""{"secret":{"a":[{"b":"}"}]},"c":[]}""", """{"secret":"***","c":[]}""")]
    [InlineData("""{"secret":["a",["b"]]}""", """{"secret":"***"}""")]
    [InlineData("""{"sign\u005fkey":"5CFd","\u0073ecret":"x"}""", """{"sign\u005fkey":"***","\u0073ecret":"***"}""")]
    [InlineData("""{"secret":"a","secret":"b"}""", """{"secret":"***","secret":"***"}""")]
    [InlineData("""{"secret":"a\"},{\"b"}""", """{"secret":"***"}""")]
    [InlineData("\uFEFF{\"secret\":\"a\"}", "\uFEFF{\"secret\":\"***\"}")]
    [InlineData("""{"name":"secret","secrets":"1","Secret":"2","sign_keys":"3"}""", """{"name":"secret","secrets":"1","Secret":"2","sign_keys":"3"}""")]
    [InlineData("\"secret\"", "\"secret\"")]
    [InlineData("{}", "{}")]
    public void Only_the_values_of_the_three_names_are_hidden(string answer, string expected) =>
        Assert.Equal(expected, Apply(answer));

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>502 Bad Gateway\r\n</body></html>")]
    [InlineData("upstream timed out, 日本")]
    [InlineData("{\"message\":\"cut o")]
    public void Text_that_is_not_json_passes_where_it_names_none_of_them(string answer) => Assert.Equal(answer, Apply(answer));

    [Theory]
    [InlineData("""{"sign_key":"5CFd""")]
    [InlineData("""{"sign_key":"5CFd"}{}""")]
    [InlineData("""{sign_key:'5CFd'}""")]
    [InlineData("""{"sign\u005Fkey":"5CFd" """)]
    [InlineData("""{"\ud800":1,"sign_key":"5CFd"}""")]
    [InlineData("<sign_key>5CFd</sign_key>")]
    [InlineData("SECRET=5CFd")]
    public void What_is_not_json_and_names_one_of_them_is_held_back(string answer) => Assert.Null(Apply(answer));

    [Fact]
    public void Bytes_that_are_no_text_are_held_back()
    {
        var answer = "{\"sign_key\":\"5CFd\"}";
        byte[][] encoded = [Encoding.Unicode.GetBytes(answer), Encoding.BigEndianUnicode.GetBytes(answer), [0x1F, 0x8B, 0x08, 0x00, 0xFF]];

        Assert.All(encoded, bytes => Assert.False(CertificateRedaction.TryApply(bytes, out _)));
    }

    [Fact]
    public void Depth_hides_nothing()
    {
        var open = string.Concat(Enumerable.Repeat("{\"a\":[", 5000));
        var close = string.Concat(Enumerable.Repeat("]}", 5000));

        Assert.Equal($"{open}{{\"secret\":\"***\"}}{close}", Apply($"{open}{{\"secret\":\"5CFd\"}}{close}"));
    }

    [Fact]
    public void Any_json_comes_out_as_it_was_but_for_the_hidden_values()
    {
        var property = Prop.ForAll(Gen.Sized(Json).ToArbitrary(), json => Apply(Write(json)) == Write(Hide(json)));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), property);
    }

    private static Gen<JsonNode?> Json(int size)
    {
        var leaf = Gen.OneOf(
            Gen.Constant<JsonNode?>(null),
            ArbMap.Default.GeneratorFor<int>().Select(number => (JsonNode?)number),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => (JsonNode?)string.Concat(text.Get.EnumerateRunes())));
        if (size < 2)
        {
            return leaf;
        }

        var inner = Json(size / 3);
        var name = Gen.Elements("sign_key", "sign_secret", "secret", "name", "se\"cret", "sécret", "");
        var fields = name.SelectMany(_ => inner, (key, value) => KeyValuePair.Create(key, value));
        return Gen.OneOf(
            leaf,
            Gen.ListOf(inner).Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.ListOf(fields).Select(all => (JsonNode?)Object(all)));
    }

    private static JsonNode? Hide(JsonNode? json) => json switch
    {
        JsonObject fields => Object(fields.Select(field => KeyValuePair.Create(
            field.Key, field.Key is "sign_key" or "sign_secret" or "secret" ? "***" : Hide(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Hide)]),
        _ => json?.DeepClone(),
    };

    private static JsonObject Object(IEnumerable<KeyValuePair<string, JsonNode?>> fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    private static string Write(JsonNode? json) => json?.ToJsonString() ?? "null";

    private static string? Apply(string answer) =>
        CertificateRedaction.TryApply(Encoding.UTF8.GetBytes(answer), out var shown) ? Encoding.UTF8.GetString(shown.Span) : null;
}
