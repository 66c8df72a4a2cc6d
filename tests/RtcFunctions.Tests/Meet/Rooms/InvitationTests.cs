using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RtcFunctions.Tests.Meet.Rooms;

public sealed class InvitationTests(RoomsApp app) : RoomTests(app), IClassFixture<RoomsApp>
{
    [Fact]
    public async Task An_invitation_is_a_link_with_a_token_of_256_random_bits_named_by_its_hash()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);

        var invitation = await InviteAsync(""","peerId":"ada@example.com","displayName":"Ada & Co" """);

        var token = invitation.GetProperty("accessToken").GetString()!;
        Assert.Equal(32, Base64Url.DecodeFromChars(token).Length);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token))), invitation.GetProperty("invitationId").GetString());
        Assert.Equal(
            $"https://meet.gcore.com/call/?roomId={RoomId}&accessToken={token}&displayName=Ada%20%26%20Co&peerId=ada%40example.com",
            invitation.GetProperty("url").GetString());
        Assert.Equal(token, Gcore.Open(invitation.GetProperty("url").GetString()!).Attributes["accessToken"]);
        Assert.InRange(invitation.GetProperty("expiresAt").GetDateTimeOffset(), Soon(3590), Soon(3610));
    }

    [Fact]
    public async Task Where_the_room_wants_a_peer_id_a_link_without_one_carries_a_new_one_to_which_its_token_is_not_bound()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);

        var invitation = await InviteAsync();

        var peerId = invitation.GetProperty("peerId").GetString()!;
        var token = invitation.GetProperty("accessToken").GetString()!;
        Assert.True(Guid.TryParse(peerId, out _));
        Assert.Equal(peerId, Gcore.Open(invitation.GetProperty("url").GetString()!).Attributes["peerId"]);
        Assert.Equal(("admitted", "admitted"), (await CheckAsync(peerId, token), await CheckAsync("grace", token)));
    }

    [Fact]
    public async Task Where_the_room_wants_no_peer_id_a_link_without_one_carries_none()
    {
        await OkAsync(PutAsync("""{"requirePeerId":false}"""), HttpStatusCode.Created);

        var invitation = await InviteAsync();

        Assert.False(invitation.TryGetProperty("peerId", out _));
        Assert.DoesNotContain("peerId", invitation.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bound_invitation_admits_its_peer_alone_and_a_one_time_one_the_first_who_comes()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var bound = await TokenAsync(""","peerId":"ada" """);
        var once = await TokenAsync(""","oneTime":true """);

        Assert.Equal(("not_invited", "admitted"), (await CheckAsync("grace", bound), await CheckAsync("ada", bound)));
        Assert.Equal(("admitted", "not_invited"), (await CheckAsync("grace", once), await CheckAsync("edsger", once)));
    }

    [Fact]
    public async Task A_moderators_invitation_opens_a_locked_room()
    {
        await OkAsync(PutAsync("""{"locked":true}"""), HttpStatusCode.Created);
        var guest = await TokenAsync();
        var host = await TokenAsync(""","role":"moderator" """);

        Assert.Equal(("locked", "admitted"), (await CheckAsync("grace", guest), await CheckAsync("ada", host)));
    }

    [Theory]
    [InlineData("{}", "expiresIn")]
    [InlineData("""{"expiresIn":59}""", "expiresIn")]
    [InlineData("""{"expiresIn":604801}""", "expiresIn")]
    [InlineData("""{"expiresIn":60,"role":"interpreter"}""", "role")]
    [InlineData("""{"expiresIn":60,"peerId":""}""", "peerId")]
    [InlineData("""{"expiresIn":60,"peerId":"a\u0000"}""", "peerId")]
    [InlineData("""{"expiresIn":60,"displayName":"a\nb"}""", "displayName")]
    [InlineData("""{"expiresIn":60,"oneTime":1,"accessToken":"a"}""", "accessToken oneTime")]
    public async Task An_invitation_that_cannot_be_is_refused_with_its_field(string json, string fields)
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);

        Assert.Equal((400, "invalid_request", fields), await ProblemAsync(PostAsync($"{Room}/invitations", json)));
    }

    [Fact]
    public async Task Nobody_is_invited_to_a_room_that_is_not_kept()
    {
        await TellAsync("connected", "ada");

        Assert.Equal((404, "not_found", ""), await ProblemAsync(PostAsync($"{Room}/invitations", """{"expiresIn":60}""")));
        Assert.Equal((404, "not_found", ""), await ProblemAsync(GetAsync($"{Room}/invitations")));
    }

    [Fact]
    public async Task Invitations_are_listed_page_by_page_without_their_tokens()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var bound = await InviteAsync(""","peerId":"ada","displayName":"Ada","role":"moderator" """);
        var once = await InviteAsync(""","oneTime":true """);
        await InviteAsync();
        await CheckAsync("grace", once.GetProperty("accessToken").GetString());

        var ids = await ListAsync($"{Room}/invitations", "invitations", "invitationId", limit: 2);
        var page = await OkAsync(GetAsync($"{Room}/invitations"));

        var byId = page.GetProperty("invitations").EnumerateArray().ToDictionary(item => item.GetProperty("invitationId").GetString()!);
        Assert.Equal((3, 3), (ids.Count, ids.Distinct().Count()));
        Assert.Equal(byId.Keys.Order(StringComparer.Ordinal), ids);
        Assert.Equal(("ada", "Ada", "moderator", false, null), Shown(byId[Id(bound)]));
        Assert.Equal((null, null, null, true, "grace"), Shown(byId[Id(once)]));
        Assert.DoesNotContain(once.GetProperty("accessToken").GetString()!, page.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_invitation_admits_nobody_any_more()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var invitation = await InviteAsync(""","peerId":"ada" """);
        var target = $"{Room}/invitations/{Id(invitation)}";

        var revoked = await StatusAsync(SendAsync(HttpMethod.Delete, target));

        Assert.Equal(204, revoked);
        Assert.Equal("invalid_token", await CheckAsync("ada", invitation.GetProperty("accessToken").GetString()));
        Assert.Equal((404, "not_found", ""), await ProblemAsync(SendAsync(HttpMethod.Delete, target)));
        Assert.Equal((404, "not_found", ""), await ProblemAsync(SendAsync(HttpMethod.Delete, $"{Room}/invitations/none")));
        Assert.Equal(["invited ada", "revoked ada"], (await EventsAsync())[..2]);
    }

    private static string Id(JsonElement invitation) => invitation.GetProperty("invitationId").GetString()!;

    private static (string? PeerId, string? Name, string? Role, bool OneTime, string? UsedBy) Shown(JsonElement invitation) => (
        invitation.GetProperty("peerId").GetString(),
        invitation.GetProperty("displayName").GetString(),
        invitation.GetProperty("role").GetString(),
        invitation.GetProperty("oneTime").GetBoolean(),
        invitation.GetProperty("usedBy").GetString());

    private static DateTimeOffset Soon(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds);
}
