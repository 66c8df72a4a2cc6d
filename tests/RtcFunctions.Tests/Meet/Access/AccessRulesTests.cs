using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Access;

public sealed class AccessRulesTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly AccessCase Welcome = new(
        new Room { Epoch = "epoch", Policy = new RoomPolicy { MaxParticipants = 1, Message = "Call 112" } },
        Now)
    {
        PeerId = "ada",
        Peer = new Peer("ada"),
        TokenHash = "hash",
        Invitation = new Invitation("hash") { Epoch = "epoch", ExpiresAt = Now.AddHours(1) },
        HasFreePlace = true,
    };

    /// <summary>The contract's table: a status, its reason, and what makes its row apply.</summary>
    private static readonly (int Status, string Reason, Func<AccessCase, AccessCase> Apply)[] Rows =
    [
        (401, "unauthorized", check => WithPolicy(check, policy => policy with { RequireAccessToken = false }) with { IsStrangers = true }),
        (404, "room_not_found", check => check with { Room = check.Room with { Epoch = null } }),
        (400, "invalid_request", check => check with { TokenHash = null, Invitation = null }),
        (401, "anonymous", check => check with { PeerId = "", Peer = null }),
        (403, "invalid_token", check => check with { Invitation = check.Invitation! with { ExpiresAt = Now } }),
        (401, "not_invited", check => check with { Invitation = check.Invitation! with { PeerId = "grace" } }),
        (401, "blocked", check => check with { Peer = check.Peer! with { BlockedIn = "epoch" } }),
        (425, "too_early", check => WithPolicy(check, policy => policy with { OpensAt = Now.AddMinutes(1) })),
        (423, "ended", check => WithPolicy(check, policy => policy with { ClosesAt = Now })),
        (409, "replaces", check => check with { Peer = check.Peer! with { IsConnected = true, Invitation = "hash" } }),
        (423, "locked", check => WithPolicy(check, policy => policy with { Locked = true })),
        (423, "full", check => check with { HasFreePlace = false }),
        (200, "admitted", check => check),
    ];

    public static TheoryData<int> AllRows => [.. Enumerable.Range(0, Rows.Length)];

    public static TheoryData<int> NeighbouringRows => [.. Enumerable.Range(0, Rows.Length - 1)];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Each_row_answers_as_the_contract_says(int row)
    {
        var (status, reason, apply) = Rows[row];

        var decision = AccessRules.Decide(apply(Welcome));

        Assert.Equal((status, reason, status is 200 or 409), (decision.Status, decision.Reason, decision.Allowed));
        Assert.Equal(status is 423 ? "Call 112" : null, decision.Message);
        Assert.Equal(status is 425 ? Now.AddMinutes(1) : null, decision.StartsAt);
    }

    [Theory]
    [MemberData(nameof(NeighbouringRows))]
    public void Of_two_neighbouring_rows_the_first_decides(int row)
    {
        var both = Rows[row].Apply(Rows[row + 1].Apply(Welcome));

        Assert.Equal(Rows[row].Reason, AccessRules.Decide(both).Reason);
    }

    [Theory]
    [InlineData("too_early")]
    [InlineData("locked")]
    [InlineData("full")]
    public void A_moderators_invitation_passes(string reason)
    {
        var check = Rows.Single(row => row.Reason == reason).Apply(Welcome);

        var decision = AccessRules.Decide(check with { Invitation = check.Invitation! with { IsModerators = true } });

        Assert.Equal("admitted", decision.Reason);
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("blocked")]
    public void A_moderators_invitation_does_not_pass(string reason)
    {
        var check = Rows.Single(row => row.Reason == reason).Apply(Welcome);

        var decision = AccessRules.Decide(check with { Invitation = check.Invitation! with { IsModerators = true } });

        Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData(null, true, 400, "invalid_request")]
    [InlineData("", true, 401, "anonymous")]
    [InlineData(null, false, 200, "admitted")]
    [InlineData("", false, 200, "admitted")]
    public void A_missing_peer_and_an_empty_one_are_told_apart(string? peerId, bool required, int status, string reason)
    {
        var check = WithPolicy(Welcome, policy => policy with { RequirePeerId = required }) with { PeerId = peerId, Peer = null };

        var decision = AccessRules.Decide(check);

        Assert.Equal((status, reason), (decision.Status, decision.Reason));
    }

    [Fact]
    public void A_token_of_an_earlier_making_of_the_room_is_dead() =>
        Assert.Equal("invalid_token", AccessRules.Decide(Welcome with { Invitation = Welcome.Invitation! with { Epoch = "earlier" } }).Reason);

    [Fact]
    public void Nobody_pushes_a_present_peer_out_with_a_token_of_his_own()
    {
        var present = Welcome.Peer! with { AdmittedUntil = Now.AddSeconds(1), Invitation = "another" };

        Assert.Equal("not_invited", AccessRules.Decide(Welcome with { Peer = present }).Reason);
        Assert.Equal("admitted", AccessRules.Decide(Welcome with { Peer = present with { AdmittedUntil = Now } }).Reason);
    }

    private static AccessCase WithPolicy(AccessCase check, Func<RoomPolicy, RoomPolicy> change) =>
        check with { Room = check.Room with { Policy = change(check.Room.Policy) } };
}
