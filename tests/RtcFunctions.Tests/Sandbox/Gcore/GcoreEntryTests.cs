using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>Who gets in by which link, and what the access check has to do with it.</summary>
public sealed class GcoreEntryTests : GcoreTests
{
    private const string WithToken = $"{Link}&accessToken=caa630bb&peerId=de9b6927&displayName=user16";

    // {"roomId":"serv2test","peerId":"grace"} under HS256 with the key of these tests, made with openssl.
    private const string WithJwt =
        $"{Link}&peerId=ada&token=eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJyb29tSWQiOiJzZXJ2MnRlc3QiLCJwZWVySWQiOiJncmFjZSJ9"
        + ".qUMTn31JlecCGjjrG1MiVZtkdIJkfmGtWpmf5wNxGEI";

    [Theory]
    [InlineData(200, true)]
    [InlineData(409, true)]
    [InlineData(201, false)]
    [InlineData(204, false)]
    [InlineData(302, false)]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(404, false)]
    [InlineData(423, false)]
    [InlineData(425, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task The_status_of_the_access_check_decides(int status, bool isIn)
    {
        Receiver.Status = status;

        var entry = await Gcore.JoinAsync(WithToken);

        Assert.Equal((status, isIn), (entry.AccessStatus, entry.IsIn));
        Assert.Equal(isIn ? ["de9b6927"] : [], Gcore.ServerOf(Room).Peers(Room));
        Assert.Equal(isIn ? ["connected de9b6927"] : [], await ToldAsync());
    }

    [Fact]
    public async Task The_access_check_is_asked_as_on_the_vendors_page()
    {
        await Gcore.JoinAsync(WithToken);

        var call = Receiver.Calls[0];
        Assert.Equal(("/check", "Basic check"), (call.Path, call.Authorization));
        Assert.Equal("""{"accessToken":"caa630bb","roomId":"serv2test","peerId":"de9b6927"}""", call.Json!.ToJsonString());
    }

    [Fact]
    public async Task Whoever_brings_no_ID_is_asked_for_without_one_and_named_by_the_vendor()
    {
        var entry = await Gcore.JoinAsync($"{Link}&accessToken=caa630bb");

        Assert.Equal("", (string?)Receiver.Calls[0].Json!["peerId"]);
        Assert.True(Guid.TryParse(entry.Participant!.PeerId, out _));
    }

    [Fact]
    public async Task Without_an_access_token_nobody_is_asked()
    {
        var entry = await Gcore.JoinAsync(Link, "Ada");
        await Gcore.Webhooks.DrainAsync();

        Assert.Equal((true, null, "Ada"), (entry.IsIn, entry.AccessStatus, entry.Participant?.DisplayName));
        Assert.DoesNotContain(Receiver.Calls, call => call.Path == "/check");
    }

    [Fact]
    public async Task Whoever_brings_a_JWT_is_let_in_unasked_as_the_one_that_it_names()
    {
        var entry = await Gcore.JoinAsync(WithJwt);
        await Gcore.Webhooks.DrainAsync();

        Assert.Equal("grace", entry.Participant?.PeerId);
        Assert.DoesNotContain(Receiver.Calls, call => call.Path == "/check");
    }

    [Fact]
    public async Task A_JWT_of_another_key_lets_nobody_in()
    {
        Gcore.Account.JwtKey = "another-text-of-at-least-thirty-two-bytes";

        var entry = await Gcore.JoinAsync(WithJwt);

        Assert.False(entry.IsIn);
        Assert.Empty(await ToldAsync());
    }

    [Theory]
    [InlineData(Link, false)]
    [InlineData(WithToken, false)]
    [InlineData(WithJwt, true)]
    public async Task An_account_with_the_JWT_option_wants_one_of_everybody(string url, bool isIn)
    {
        Gcore.RequiresJwt = true;

        var entry = await Gcore.JoinAsync(url);

        Assert.Equal(isIn, entry.IsIn);
    }

    [Fact]
    public async Task Without_a_registered_access_check_a_token_lets_nobody_in()
    {
        Gcore.Callbacks = null;

        var entry = await Gcore.JoinAsync(WithToken);

        Assert.Equal((false, null), (entry.IsIn, entry.AccessStatus));
    }

    [Fact]
    public async Task Where_nobody_answers_nobody_gets_in()
    {
        await Receiver.DisposeAsync();

        var entry = await Gcore.JoinAsync(WithToken);

        Assert.Equal((false, null), (entry.IsIn, entry.AccessStatus));
    }

    [Fact]
    public async Task Who_finds_a_room_locked_reads_why()
    {
        (Receiver.Status, Receiver.Answer) = (423, """{"message":"Back at noon"}""");

        var entry = await Gcore.JoinAsync(WithToken);

        Assert.Equal("Back at noon", entry.Message);
    }

    [Fact]
    public async Task A_second_connection_with_an_ID_ends_the_first()
    {
        var first = (await Gcore.JoinAsync(WithToken)).Participant!;
        var second = (await Gcore.JoinAsync(WithToken)).Participant!;

        Assert.Equal((Departure.Replaced, null), (first.Departure, second.Departure));
        Assert.Equal(["connected de9b6927", "connected de9b6927", "disconnected de9b6927"], await ToldAsync());
        Assert.False(first.Leave());
        Assert.Equal(["de9b6927"], Gcore.ServerOf(Room).Peers(Room));
    }
}
