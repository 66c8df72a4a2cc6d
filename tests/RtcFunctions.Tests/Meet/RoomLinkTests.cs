using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Meet;

public sealed class RoomLinkTests(MeetApp app) : MeetTests(app), IClassFixture<MeetApp>
{
    [Theory]
    [InlineData("call")]
    [InlineData("webinar")]
    public async Task Without_a_jwt_the_link_carries_the_room_and_its_attributes(string mode)
    {
        var (link, room) = await LinkAsync($$$"""
            {"roomId":"serv2test","mode":"{{{mode}}}","jwt":false,
             "attributes":{"displayName":"John & Snow","maxWatchers":50,"disableChat":true,"lang":"lb"}}
            """);

        Assert.Equal(
            $"https://meet.gcore.com/{mode}/?roomId=serv2test&disableChat=true&lang=lb&displayName=John%20%26%20Snow&maxWatchers=50",
            link.GetProperty("url").GetString());
        Assert.Equal(JsonValueKind.Null, link.GetProperty("token").ValueKind);
        Assert.Null(room.Claims);
    }

    [Fact]
    public async Task A_configured_key_makes_a_jwt_unless_none_is_wanted()
    {
        var (link, room) = await LinkAsync("""{"roomId":"serv2test","mode":"call"}""");

        var token = link.GetProperty("token").GetString();
        Assert.Equal($"https://meet.gcore.com/call/?roomId=serv2test&token={token}", link.GetProperty("url").GetString());
        Assert.Equal("serv2test", room.Claims!["roomId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_jwt_holds_the_attributes_with_their_types_and_the_url_only_what_is_its_own()
    {
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var (_, room) = await LinkAsync("""
            {"roomId":"serv0_test1","mode":"webinar","startTime":"2030-06-21T02:00:00.5+02:00","attributes":{
             "role":"moderator","canRecord":true,"waitingRoom":false,"displayName":"Jürgen \"J\" <3","handEnabled":true,
             "itisparticipant":true,"maxBroadcasters":10,"maxWatchers":0,"peerId":"ada@example.com","video":"https://www.youtube.com/embed/XBPjVzSoepo?a=b&c=d",
             "lang":"de","tokenLifetime":60000,"startWithFS":true}}
            """);

        var claims = room.Claims!;
        Assert.InRange(claims["iat"]!.GetValue<long>(), before, before + 60);
        claims.Remove("iat");
        Assert.True(JsonNode.DeepEquals(
            claims,
            JsonNode.Parse("""
                {"roomId":"serv0_test1","role":"moderator","canRecord":true,"waitingRoom":false,
                 "displayName":"Jürgen \"J\" <3","handEnabled":true,"itisparticipant":true,"maxBroadcasters":10,"maxWatchers":0,"peerId":"ada@example.com",
                 "video":"https://www.youtube.com/embed/XBPjVzSoepo?a=b&c=d","startTime":"2030-06-21T00:00:00.5Z"}
                """)),
            claims.ToJsonString());
        Assert.Equal(["lang", "roomId", "startWithFS", "token", "tokenLifetime"], room.Attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("de", "60000", "true"), (room.Attributes["lang"], room.Attributes["tokenLifetime"], room.Attributes["startWithFS"]));
    }

    [Fact]
    public async Task The_header_holds_type_and_algorithm_only()
    {
        var (link, _) = await LinkAsync("""{"roomId":"a","mode":"call"}""");

        Assert.Equal("""{"alg":"HS256","typ":"JWT"}""", Header(link.GetProperty("token").GetString()!));
    }

    [Fact]
    public async Task An_interpreters_language_goes_into_his_jwt()
    {
        var (_, room) = await LinkAsync("""
            {"roomId":"a","mode":"call","attributes":{"role":"interpreter","featureInterpreters":true,"intLang":"de"}}
            """);

        Assert.Equal(("interpreter", "de"), (room.Claims!["role"]!.GetValue<string>(), room.Claims["intLang"]!.GetValue<string>()));
        Assert.True(room.Claims["featureInterpreters"]!.GetValue<bool>());
    }

    [Fact]
    public async Task The_iframe_is_the_link_with_the_vendors_permissions()
    {
        var (link, _) = await LinkAsync(
            """{"roomId":"a","mode":"call","jwt":false,"attributes":{"displayName":"\"><script>","peerId":"'"}}""");

        var encoded = link.GetProperty("url").GetString()!.Replace("&", "&amp;", StringComparison.Ordinal);
        Assert.Equal(
            $"""<iframe src="{encoded}" allow="camera; microphone; fullscreen; display-capture; autoplay; screen-wake-lock"></iframe>""",
            link.GetProperty("iframe").GetString());
    }

    public static TheoryData<string, string> WrongRequests => new()
    {
        { """{"mode":"call"}""", "roomId" },
        { """{"roomId":"a b","mode":"call"}""", "roomId" },
        { """{"roomId":"a"}""", "mode" },
        { """{"roomId":"a","mode":"meeting"}""", "mode" },
        { """{"roomId":"a","mode":"call","jwt":"yes"}""", "jwt" },
        { """{"roomId":"a","mode":"call","startTime":"tomorrow"}""", "startTime" },
        { """{"roomId":"a","mode":"call","jwt":false,"startTime":"2030-01-01T00:00:00Z"}""", "startTime" },
        { """{"roomId":"a","mode":"call","attributes":[]}""", "attributes" },
        { """{"roomId":"a","mode":"call","peerId":"a"}""", "peerId" },
    };

    [Theory]
    [MemberData(nameof(WrongRequests))]
    public async Task A_wrong_field_is_named(string body, string field) =>
        Assert.Equal((400, "invalid_request", field), await ProblemAsync(PostAsync("/api/meet/links", body)));

    [Fact]
    public async Task A_pem_key_signs_with_RS256()
    {
        using var rsa = RSA.Create(2048);
        var pem = rsa.ExportPkcs8PrivateKeyPem();
        await using var other = await AppProcess.StartAsync(MeetApp.Wire(Gcore, ("Meet__JwtKey", pem)));
        await using var account = new GcoreSimulator("", "", "", pem);

        using var response = await LinkAsync(other, """{"roomId":"a","mode":"call","jwt":true}""");

        var url = (await JsonAsync(response)).GetProperty("url").GetString()!;
        Assert.Equal("a", account.Open(url).Claims!["roomId"]!.GetValue<string>());
        Assert.Equal("""{"alg":"RS256","typ":"JWT"}""", Header(url.Split("token=")[1]));
        Assert.Throws<RefusedTokenException>(() => account.Open(Changed(url)));
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var (link, _) = await LinkAsync("""{"roomId":"a","mode":"call"}""");

        Assert.Throws<RefusedTokenException>(() => Gcore.Open(Changed(link.GetProperty("url").GetString()!)));
    }

    [Fact]
    public async Task A_weak_key_counts_as_none_and_is_told_where_a_jwt_is_asked_for()
    {
        await using var other = await AppProcess.StartAsync(MeetApp.Wire(Gcore, ("Meet__JwtKey", "too short")));

        using var asked = await LinkAsync(other, """{"roomId":"a","mode":"call","jwt":true}""");
        using var open = await LinkAsync(other, """{"roomId":"a","mode":"call"}""");

        var problem = await JsonAsync(asked);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "vendor_not_configured"), (asked.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("Meet--JwtKey", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("9 bytes", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("too short", string.Join('\n', other.Output), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, JsonValueKind.Null), (open.StatusCode, (await JsonAsync(open)).GetProperty("token").ValueKind));
    }

    [Fact]
    public async Task An_rsa_key_of_less_than_2048_bits_counts_as_none()
    {
        using var rsa = RSA.Create(1024);
        await using var other = await AppProcess.StartAsync(MeetApp.Wire(Gcore, ("Meet__JwtKey", rsa.ExportPkcs8PrivateKeyPem())));

        using var asked = await LinkAsync(other, """{"roomId":"a","mode":"call","jwt":true}""");

        var problem = await JsonAsync(asked);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "vendor_not_configured"), (asked.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("2048", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private async Task<(JsonElement Link, RoomLink Room)> LinkAsync(string body)
    {
        using var response = await PostAsync("/api/meet/links", body);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        Assert.Null(Speaker(response));
        var link = await JsonAsync(response);
        return (link, Gcore.Open(link.GetProperty("url").GetString()!));
    }

    private static Task<HttpResponseMessage> LinkAsync(AppProcess app, string body) =>
        SendAsync(app.Client, HttpMethod.Post, "/api/meet/links", Json(body));

    private static string Header(string token) => Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token.Split('.')[0]));

    /// <summary>The link with another character in the middle of its token's claims.</summary>
    private static string Changed(string url)
    {
        var parts = url.Split('.');
        var claims = parts[^2].ToCharArray();
        claims[10] = claims[10] == 'A' ? 'B' : 'A';
        parts[^2] = new string(claims);
        return string.Join('.', parts);
    }
}
