using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Agora;

namespace RtcFunctions.Tests.Agora;

public sealed class IssueAgoraTokenTests(AgoraApp app) : IClassFixture<AgoraApp>
{
    [Fact]
    public async Task An_answer_tells_the_token_and_its_times()
    {
        var response = await IssueAsync("""{"expiresIn":3600,"services":[{"type":"fpa"}]}""");
        var answer = await AgoraApp.ReadAsync(response);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.False(response.Headers.Contains("rtc-vendor"));
        Assert.Equal("token version appId issuedAt expiresAt", string.Join(' ', answer.Select(field => field.Key)));
        Assert.Equal(("007", AgoraApp.AppId), ((string?)answer["version"], (string?)answer["appId"]));
        Assert.Equal(3600, (Time(answer, "expiresAt") - Time(answer, "issuedAt")).TotalSeconds);
        var token = app.Vendor.VerifyToken007((string)answer["token"]!);
        Assert.Equal((Time(answer, "issuedAt").ToUnixTimeSeconds(), 3600u), (token.IssuedAt, token.Expire));
        Assert.EndsWith("Z", (string)answer["expiresAt"]!, StringComparison.Ordinal);
        app.Vendor.EnsureNotCalled();
    }

    [Theory]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":42,"role":"publisher"}""", 1, "lobby", "42", null, "1 2 3 4")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":4294967295,"role":"subscriber"}""", 1, "lobby", "4294967295", null, "1")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":0,"role":"publisher"}""", 1, "lobby", "", null, "1 2 3 4")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":"0","role":"publisher"}""", 1, "lobby", "0", null, "1 2 3 4")]
    [InlineData("""{"type":"rtc","channel":"日本","uid":"alice é","role":"subscriber"}""", 1, "日本", "alice é", null, "1")]
    [InlineData("""{"type":"rtm","userId":"alice"}""", 2, null, "alice", null, "1")]
    [InlineData("""{"type":"chat","userId":"alice"}""", 5, null, "alice", null, "1")]
    [InlineData("""{"type":"chat"}""", 5, null, "", null, "2")]
    [InlineData("""{"type":"fpa"}""", 4, null, null, null, "1")]
    [InlineData("""{"type":"apaas","roomUuid":"class","userUuid":"alice","role":1}""", 7, "class", "alice", 1, "1")]
    [InlineData("""{"type":"apaas","roomUuid":"class","userUuid":"alice"}""", 7, "class", "alice", -1, "1")]
    [InlineData("""{"type":"apaas","userUuid":"alice"}""", 7, "", "alice", -1, "2")]
    [InlineData("""{"type":"apaas"}""", 7, "", "", -1, "3")]
    public async Task A_service_gets_the_privileges_of_its_role(
        string service, int type, string? room, string? user, int? role, string privileges)
    {
        var token = await Token007Async($$"""{"expiresIn":600,"version":"007","services":[{{service}}]}""");

        var read = Assert.Single(token.Services);
        Assert.Equal((type, room, user, (short?)role), (read.Type, read.Room, read.User, read.Role));
        Assert.Equal(privileges, string.Join(' ', read.Privileges.Keys));
        Assert.All(read.Privileges.Values, seconds => Assert.Equal(600u, seconds));
    }

    [Fact]
    public async Task Services_are_put_in_order_and_may_end_before_or_after_the_token()
    {
        var token = await Token007Async(
            """
            {"expiresIn":600,"services":[
                {"type":"chat","privilegeExpiresIn":86400},
                {"type":"rtm","userId":"alice"},
                {"type":"rtc","channel":"lobby","uid":1,"role":"publisher","privilegeExpiresIn":1}]}
            """);

        Assert.Equal(
            [(AgoraService.Rtc, 1u), (AgoraService.Rtm, 600u), (AgoraService.Chat, 86400u)],
            token.Services.Select(service => (service.Type, service.Privileges.Values.Distinct().Single())));
    }

    [Fact]
    public async Task Every_token_has_a_salt_of_its_own()
    {
        const string order = """{"expiresIn":600,"services":[{"type":"fpa"}]}""";

        Assert.NotEqual((await Token007Async(order)).Salt, (await Token007Async(order)).Salt);
    }

    [Theory]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":0,"role":"publisher","privilegeExpiresIn":60}""", "lobby", "", "1 2 3 4", 60)]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":"0","role":"subscriber"}""", "lobby", "0", "1", 600)]
    [InlineData("""{"type":"rtm","userId":"alice"}""", "alice", "", "1000", 600)]
    public async Task The_older_version_has_absolute_times(string service, string channel, string uid, string privileges, uint seconds)
    {
        var answer = await AgoraApp.ReadAsync(await IssueAsync($$"""{"expiresIn":600,"version":"006","services":[{{service}}]}"""));

        var token = app.Vendor.VerifyToken006((string)answer["token"]!, channel, uid);
        Assert.Equal("006", (string?)answer["version"]);
        Assert.Equal(Time(answer, "expiresAt").ToUnixTimeSeconds(), token.Timestamp);
        Assert.Equal(privileges, string.Join(' ', token.Privileges.Keys));
        Assert.All(token.Privileges.Values, until => Assert.Equal(Time(answer, "issuedAt").ToUnixTimeSeconds() + seconds, until));
    }

    [Theory]
    [InlineData("""{"services":[{"type":"fpa"}]}""", "expiresIn")]
    [InlineData("""{"expiresIn":0,"services":[{"type":"fpa"}]}""", "expiresIn")]
    [InlineData("""{"expiresIn":86401,"services":[{"type":"fpa"}]}""", "expiresIn")]
    [InlineData("""{"expiresIn":"600","services":[{"type":"fpa"}]}""", "expiresIn")]
    [InlineData("""{"expiresIn":60.5,"services":[{"type":"fpa"}]}""", "expiresIn")]
    [InlineData("""{"expiresIn":4294967297,"services":[{"type":"fpa"}]}""", "expiresIn")]
    [InlineData("""{"expiresIn":600,"version":"005","services":[{"type":"fpa"}]}""", "version")]
    [InlineData("""{"expiresIn":600,"version":7,"services":[{"type":"fpa"}]}""", "version")]
    [InlineData("""{"expiresIn":600}""", "services")]
    [InlineData("""{"expiresIn":600,"services":[]}""", "services")]
    [InlineData("""{"expiresIn":600,"services":["fpa"]}""", "services")]
    [InlineData("""{"expiresIn":600,"services":[{"type":"fpa"}],"salt":1}""", "salt")]
    [InlineData("""{"expiresIn":600,"version":"006","services":[{"type":"rtm","userId":"a"},{"type":"rtc","channel":"c","uid":1,"role":"publisher"}]}""", "services")]
    [InlineData("""{"expiresIn":600,"version":"006","services":[{"type":"fpa"}]}""", "services[0].type")]
    [InlineData("""{"expiresIn":600,"services":[{"type":"fpa"},{"type":"chat"},{"type":"fpa"}]}""", "services[2].type")]
    public Task A_wrong_order_is_refused_by_the_name_of_its_field(string order, string field) => IsRefusedAsync(order, field);

    [Theory]
    [InlineData("""{}""", "type")]
    [InlineData("""{"type":"streaming","channel":"lobby"}""", "type")]
    [InlineData("""{"type":"RTC","channel":"lobby","uid":1,"role":"publisher"}""", "type")]
    [InlineData("""{"type":1}""", "type")]
    [InlineData("""{"type":"fpa","privilegeExpiresIn":0}""", "privilegeExpiresIn")]
    [InlineData("""{"type":"fpa","privilegeExpiresIn":86401}""", "privilegeExpiresIn")]
    [InlineData("""{"type":"fpa","userId":"alice"}""", "userId")]
    [InlineData("""{"type":"rtc","uid":1,"role":"publisher"}""", "channel")]
    [InlineData("""{"type":"rtc","channel":"","uid":1,"role":"publisher"}""", "channel")]
    [InlineData("""{"type":"rtc","channel":7,"uid":1,"role":"publisher"}""", "channel")]
    [InlineData("""{"type":"rtc","channel":"01234567890123456789012345678901234567890123456789012345678901234","uid":1,"role":"publisher"}""", "channel")]
    [InlineData("""{"type":"rtc","channel":"éééééééééééééééééééééééééééééééée","uid":1,"role":"publisher"}""", "channel")]
    [InlineData("""{"type":"rtc","channel":"lobby","role":"publisher"}""", "uid")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":null,"role":"publisher"}""", "uid")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":"","role":"publisher"}""", "uid")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":-1,"role":"publisher"}""", "uid")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":4294967296,"role":"publisher"}""", "uid")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":1.5,"role":"publisher"}""", "uid")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":true,"role":"publisher"}""", "uid")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":1}""", "role")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":1,"role":"host"}""", "role")]
    [InlineData("""{"type":"rtc","channel":"lobby","uid":1,"role":1}""", "role")]
    [InlineData("""{"type":"rtm"}""", "userId")]
    [InlineData("""{"type":"rtm","userId":""}""", "userId")]
    [InlineData("""{"type":"rtm","userId":5}""", "userId")]
    [InlineData("""{"type":"chat","userId":""}""", "userId")]
    [InlineData("""{"type":"apaas","roomUuid":"class"}""", "userUuid")]
    [InlineData("""{"type":"apaas","roomUuid":"class","userUuid":""}""", "userUuid")]
    [InlineData("""{"type":"apaas","roomUuid":"","userUuid":"alice"}""", "roomUuid")]
    [InlineData("""{"type":"apaas","userUuid":"alice","role":32768}""", "role")]
    [InlineData("""{"type":"apaas","userUuid":"alice","role":-2}""", "role")]
    [InlineData("""{"type":"apaas","userUuid":"alice","role":"1"}""", "role")]
    public Task A_wrong_service_is_refused_by_the_name_of_its_field(string service, string field) =>
        IsRefusedAsync($$"""{"expiresIn":600,"services":[{{service}}]}""", $"services[0].{field}");

    [Fact]
    public Task A_user_of_over_255_bytes_is_refused() =>
        IsRefusedAsync($$"""{"expiresIn":600,"services":[{"type":"rtm","userId":"{{new string('é', 128)}}"}]}""", "services[0].userId");

    [Fact]
    public async Task A_channel_of_64_bytes_is_taken()
    {
        var channel = new string('é', 32);

        var token = await Token007Async(
            $$"""{"expiresIn":600,"services":[{"type":"rtc","channel":"{{channel}}","uid":1,"role":"publisher"}]}""");

        Assert.Equal(channel, token.Service(AgoraService.Rtc)?.Room);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"expiresIn\":600,")]
    public async Task A_body_that_is_no_object_is_refused(string body)
    {
        var response = await IssueAsync(body);

        Assert.Equal((400, "invalid_request"), ((int)response.StatusCode, (string?)(await AgoraApp.ReadAsync(response))["code"]));
    }

    private Task<HttpResponseMessage> IssueAsync(string order) => app.SendAsync(HttpMethod.Post, "/api/agora/tokens", order);

    private async Task<AccessToken2> Token007Async(string order)
    {
        var answer = await AgoraApp.ReadAsync(await IssueAsync(order));
        return app.Vendor.VerifyToken007((string?)answer["token"] ?? throw new InvalidOperationException(answer.ToJsonString()));
    }

    private async Task IsRefusedAsync(string order, string field)
    {
        var response = await IssueAsync(order);
        var problem = await AgoraApp.ReadAsync(response);

        Assert.Equal((400, "invalid_request"), ((int)response.StatusCode, (string?)problem["code"]));
        Assert.Equal(field, Assert.Single(problem["errors"]!.AsObject()).Key);
    }

    private static DateTimeOffset Time(JsonObject answer, string name) =>
        DateTimeOffset.Parse((string)answer[name]!, System.Globalization.CultureInfo.InvariantCulture);
}
