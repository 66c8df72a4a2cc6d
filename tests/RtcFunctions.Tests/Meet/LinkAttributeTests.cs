namespace RtcFunctions.Tests.Meet;

/// <summary>Each row of the vendor's table of attributes.</summary>
public sealed class LinkAttributeTests(MeetApp app) : MeetTests(app), IClassFixture<MeetApp>
{
    [Theory]
    [InlineData("accessToken", "\"802380f4-dd70\"")]
    [InlineData("autoplayWithoutAudioTrack", "true")]
    [InlineData("controlsDisabled", "true")]
    [InlineData("disableChat", "false")]
    [InlineData("displayName", "\"John\"")]
    [InlineData("handEnabled", "true")]
    [InlineData("hideIndicators", "true")]
    [InlineData("itisparticipant", "true")]
    [InlineData("lang", "\"en\"")]
    [InlineData("lang", "\"fr\"")]
    [InlineData("lang", "\"ru\"")]
    [InlineData("maxBroadcasters", "10")]
    [InlineData("maxWatchers", "50")]
    [InlineData("minimizeTiles", "true")]
    [InlineData("nameScreenDisabled", "true")]
    [InlineData("peerId", "\"5\"")]
    [InlineData("sortPeers", "true")]
    [InlineData("startWithFS", "true")]
    [InlineData("tokenLifetime", "60000")]
    [InlineData("video", "\"https://example.com\"")]
    public async Task An_attribute_that_may_go_into_the_url_goes_there_without_a_jwt(string name, string value)
    {
        var body = $$$"""{"roomId":"a","mode":"webinar","jwt":false,"attributes":{"{{{name}}}":{{{value}}}}}""";

        using var response = await PostAsync("/api/meet/links", body);

        var link = (await JsonAsync(response)).GetProperty("url").GetString()!;
        Assert.Equal(value.Trim('"'), Gcore.Open(link).Attributes[name]);
    }

    [Theory]
    [InlineData("""{"colour":"red"}""", "colour")]
    [InlineData("""{"DisplayName":"a"}""", "DisplayName")]
    [InlineData("""{"roomId":"a"}""", "roomId")]
    [InlineData("""{"token":"e30.e30.e30"}""", "token")]
    [InlineData("""{"disableChat":"true"}""", "disableChat")]
    [InlineData("""{"disableChat":1}""", "disableChat")]
    [InlineData("""{"displayName":5}""", "displayName")]
    [InlineData("""{"displayName":""}""", "displayName")]
    [InlineData("""{"displayName":"a\u0007"}""", "displayName")]
    [InlineData("""{"maxWatchers":"50"}""", "maxWatchers")]
    [InlineData("""{"maxWatchers":-1}""", "maxWatchers")]
    [InlineData("""{"maxBroadcasters":1.5}""", "maxBroadcasters")]
    [InlineData("""{"tokenLifetime":0}""", "tokenLifetime")]
    [InlineData("""{"tokenLifetime":9007199254740992}""", "tokenLifetime")]
    [InlineData("""{"lang":"es"}""", "lang")]
    [InlineData("""{"lang":["en"]}""", "lang")]
    [InlineData("""{"video":"http://example.com"}""", "video")]
    [InlineData("""{"video":"www.example.com"}""", "video")]
    [InlineData("""{"peerId":""}""", "peerId")]
    [InlineData("""{"role":"admin"}""", "role")]
    [InlineData("""{"canRecord":true}""", "canRecord")]
    [InlineData("""{"canRecord":true,"role":"interpreter"}""", "canRecord")]
    [InlineData("""{"featureInterpreters":true}""", "featureInterpreters")]
    [InlineData("""{"intLang":"de","role":"moderator"}""", "intLang")]
    [InlineData("""{"intLang":"DE","role":"interpreter"}""", "intLang")]
    [InlineData("""{"intLang":"deu","role":"interpreter"}""", "intLang")]
    [InlineData("""{"accessToken":"abc"}""", "accessToken")]
    [InlineData("""{"itisparticipant":true}""", "itisparticipant")]
    [InlineData("""{"accessUrl":"https://example.com"}""", "accessUrl")]
    [InlineData("""{"apiEvent":"https://example.com"}""", "apiEvent")]
    [InlineData("""{"authEvent":"Basic eA=="}""", "authEvent")]
    [InlineData("""{"authorizationAccess":"Basic eA=="}""", "authorizationAccess")]
    [InlineData("""{"colour":"red","lang":"xx"}""", "colour lang")]
    public async Task An_attribute_that_the_vendors_table_does_not_allow_is_named(string attributes, string names)
    {
        var expected = string.Join(' ', names.Split(' ').Select(name => $"attributes.{name}"));

        Assert.Equal(
            (400, "invalid_request", expected),
            await ProblemAsync(PostAsync("/api/meet/links", $$$"""{"roomId":"a","mode":"call","attributes":{{{attributes}}}}""")));
    }

    [Theory]
    [InlineData("role", "\"moderator\"")]
    [InlineData("waitingRoom", "true")]
    [InlineData("canRecord", "true")]
    [InlineData("featureInterpreters", "true")]
    [InlineData("intLang", "\"de\"")]
    public async Task What_belongs_into_a_jwt_only_is_refused_without_one(string name, string value)
    {
        var body = $$$"""{"roomId":"a","mode":"call","jwt":false,"attributes":{"{{{name}}}":{{{value}}}}}""";

        Assert.Equal((400, "invalid_request", $"attributes.{name}"), await ProblemAsync(PostAsync("/api/meet/links", body)));
    }
}
