using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Tests.Http;

public sealed class JsonFieldsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""{"a":1,}""")]
    public void What_is_not_one_well_formed_object_is_refused(string body) =>
        Assert.Equal(ProblemCode.InvalidRequest, Refusal(Encoding.UTF8.GetBytes(body)).Code);

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused() =>
        Assert.Equal(ProblemCode.InvalidRequest, Refusal([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']).Code);

    [Theory]
    [InlineData("text/plain", true)]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("application/json; charset=utf-8", false)]
    [InlineData("application/merge-patch+json", false)]
    [InlineData(null, false)]
    public void Another_media_type_than_json_is_refused(string? contentType, bool refused)
    {
        var failed = JsonFields.Read(Request(contentType), "{}"u8.ToArray()).Failed(out _, out var problem);

        Assert.Equal((refused, refused ? ProblemCode.UnsupportedMediaType : null), (failed, problem?.Code));
    }

    [Fact]
    public void Every_fault_is_told_at_once_under_the_name_of_its_field()
    {
        var fields = Read("""{"count":"1","list":[{"word":"maybe","more":1}],"stray":null,"when":"2030-01-01","empty":""}""");

        fields.RequiredString("name");
        fields.RequiredInteger("count", 1, 10);
        fields.OptionalTime("when");
        fields.OptionalString("empty");
        fields.RequiredObjects("list")[0].RequiredWord("word", "yes", "no");

        Assert.Equal(
            "count empty list[0].more list[0].word name stray when",
            string.Join(' ', fields.Problem()!.Errors!.Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("86400", true)]
    [InlineData("0", false)]
    [InlineData("86401", false)]
    [InlineData("1.5", false)]
    [InlineData("1e2", false)]
    [InlineData("-1", false)]
    [InlineData("99999999999999999999", false)]
    [InlineData("\"5\"", false)]
    [InlineData("true", false)]
    public void A_whole_number_is_in_its_range_or_refused(string number, bool accepted)
    {
        var fields = Read($$"""{"n":{{number}}}""");

        fields.RequiredInteger("n", 1, 86400);

        Assert.Equal(accepted, fields.Problem() is null);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            if (!JsonFields.Read(Request("application/json"), bytes).Failed(out var fields, out _))
            {
                fields.OptionalString("a");
                fields.Problem();
            }
        });

        property.QuickCheckThrowOnFailure();
    }

    private static JsonFields Read(string body)
    {
        Assert.False(JsonFields.Read(Request("application/json"), Encoding.UTF8.GetBytes(body)).Failed(out var fields, out _));
        return fields;
    }

    private static Problem Refusal(byte[] body)
    {
        Assert.True(JsonFields.Read(Request("application/json"), body).Failed(out _, out var problem));
        return problem;
    }

    private static HttpRequest Request(string? contentType) => new DefaultHttpContext { Request = { ContentType = contentType } }.Request;
}
