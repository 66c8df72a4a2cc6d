using System.Text;
using RtcFunctions.Corezoid;

namespace RtcFunctions.Tests.Corezoid;

public sealed class CorezoidAnswerTests
{
    [Theory]
    [InlineData("""{"request_proc":"ok","ops":[{"id":"","proc":"ok","obj":"task"}]}""", 0)]
    [InlineData("""{"request_proc":"ok","ops":[{"id":1,"proc":"ok"},{"id":"","obj_id":"n1234","proc":"obj_id_not_found"}]}""", 1)]
    [InlineData("""{"ops":[{"proc":"error"},{"proc":null},{"proc":1},{},"ok",["ok"],{"proc":"ok"}],"request_proc":"ok"}""", 6)]
    [InlineData("""{"request_proc":"ok","ops":[{"data":{"proc":"error","ops":[{"proc":"error"}]},"proc":"ok"}]}""", 0)]
    [InlineData("""{"request_proc":"ok","ops":[{"proc":"\u006fk"}]}""", 0)]
    [InlineData("""{"request_proc":"fail","ops":[{"proc":"error"},{"proc":"error"}]}""", 2)]
    [InlineData("""{"request_proc":"fail","ops":[{"proc":"ok"}]}""", 0)]
    [InlineData("""{"request_proc":"fail","ops":[]}""", 1)]
    [InlineData("""{"request_proc":"fail"}""", 1)]
    [InlineData("""{"request_proc":"ok"}""", 0)]
    [InlineData("""{"request_proc":"ok","ops":[]}""", 0)]
    [InlineData("""{"message":"busy"}""", 1)]
    [InlineData("[]", 1)]
    [InlineData("null", 1)]
    public void Operations_that_are_not_ok_are_counted(string json, int expected)
    {
        var answer = Read(json);

        Assert.Equal(expected, answer?.Failures);
    }

    [Theory]
    [InlineData("""{"request_proc":"fail","description":"wrong signature"}""", true)]
    [InlineData("""{"request_proc":"fail","ops":[]}""", true)]
    [InlineData("""{"request_proc":null}""", true)]
    [InlineData("""{"request_proc":"fail","ops":[{"proc":"error"}]}""", false)]
    [InlineData("""{"request_proc":"ok"}""", false)]
    [InlineData("""{"message":"busy"}""", false)]
    public void A_request_that_is_not_ok_and_has_no_operations_was_refused(string json, bool expected)
    {
        var answer = Read(json);

        Assert.Equal(expected, answer?.IsRefused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"request_proc":"ok","ops":[{"proc":"ok"}]""")]
    [InlineData("""{"request_proc":"ok"} and more""")]
    [InlineData("""{"\ud800_____":"ok"}""")]
    public void What_is_no_json_says_nothing(string text)
    {
        var answer = Read(text);

        Assert.Null(answer);
    }

    [Fact]
    public void Operations_are_counted_however_deep_their_data_is_nested()
    {
        var data = new string('[', 100_000) + new string(']', 100_000);

        var answer = Read($$"""{"ops":[{"data":{{data}},"proc":"error"}],"request_proc":"ok"}""");

        Assert.Equal(1, answer?.Failures);
    }

    private static CorezoidAnswer? Read(string text) => CorezoidAnswer.Read(Encoding.UTF8.GetBytes(text));
}
