using System.Text;
using RtcFunctions.Agora.Events;

namespace RtcFunctions.Tests.Agora.Events;

public sealed class EventsAnswerTests
{
    [Theory]
    [InlineData("""{"result":"success","request_id":"1","events":[]}""")]
    [InlineData("""{"result":"success","request_id":"1","events":null}""")]
    [InlineData("""{"result":"success","request_id":"1"}""")]
    public void An_answer_without_events_has_none(string json) => Assert.Empty(Read(json)!);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"result":"failed"}""")]
    [InlineData("""{"result":"success","events":"none"}""")]
    [InlineData("""{"result":"success","events":[{"user_id":"a"}""")]
    [InlineData("""{"message":"internal error"}""")]
    public void Anything_else_is_no_list_of_events(string json) => Assert.Null(Read(json));

    [Fact]
    public void Events_keep_the_text_that_they_came_as()
    {
        const string Half = """{"user_id":"\ud800","type":"Login","ms":1e2}""";
        const string Spaced = "{ \"user_id\" : \"ä\",\n \"user_id\" : 12345678901234567890.10 }";

        var events = Read($$"""{"events":[{{Half}} , {{Spaced}}],"result":"success"}""");

        Assert.Equal([Half, Spaced], events!);
    }

    [Fact]
    public void Bytes_that_are_no_text_cost_no_other_event()
    {
        byte[] json = [.. """{"events":["""u8, .. "\""u8, 0xFF, .. "\",\"b\"]}"u8];

        var events = EventsAnswer.Read(json);

        Assert.Equal(["\"\ufffd\"", "\"b\""], events!);
    }

    private static string[]? Read(string json) => EventsAnswer.Read(Encoding.UTF8.GetBytes(json));
}
