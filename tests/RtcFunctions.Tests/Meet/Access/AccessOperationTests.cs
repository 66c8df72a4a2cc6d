using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Invitations;
using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Access;

public sealed class AccessOperationTests : IDisposable
{
    private static readonly TimeSpan Admission = TimeSpan.FromSeconds(60);

    private readonly RoomBench _bench = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task However_many_ask_at_once_at_several_instances_a_room_gives_out_exactly_its_places(bool transacts)
    {
        using var bench = new RoomBench(transacts);
        await bench.MakeAsync(new RoomPolicy { MaxParticipants = 100, RequireAccessToken = false });
        var instances = Enumerable.Range(0, 3).Select(_ => bench.NewInstance()).ToArray();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => AskAsync(instances[i % 3], $"peer-{i}")));

        Assert.Equal(100, answers.Count(reason => reason == "admitted"));
        Assert.Equal(900, answers.Count(reason => reason == "full"));
        Assert.Equal(100, (await bench.ReadAsync()).Places);
    }

    [Fact]
    public async Task Places_that_nobody_took_are_given_out_again_each_once()
    {
        await _bench.MakeAsync(new RoomPolicy { MaxParticipants = 150, RequireAccessToken = false });
        await Task.WhenAll(Enumerable.Range(0, 150).Select(i => AskAsync(_bench.Queues, $"first-{i}")));

        _bench.Clock.Advance(Admission);
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => AskAsync(_bench.Queues, $"second-{i}")));

        Assert.Equal(150, answers.Count(reason => reason == "admitted"));
        Assert.Equal(150, (await _bench.ReadAsync()).Places);
    }

    [Fact]
    public async Task A_peer_that_asks_again_holds_one_place_and_holds_it_anew()
    {
        await _bench.MakeAsync(new RoomPolicy { MaxParticipants = 1, RequireAccessToken = false });
        await AskAsync(_bench.Queues, "ada");
        _bench.Clock.Advance(Admission / 2);

        var again = await AskAsync(_bench.Queues, "ada");
        _bench.Clock.Advance(Admission * 0.75);
        var other = await AskAsync(_bench.Queues, "grace");
        _bench.Clock.Advance(Admission / 2);
        var later = await AskAsync(_bench.Queues, "grace");

        Assert.Equal(("admitted", "full", "admitted"), (again, other, later));
        Assert.Equal(1, (await _bench.ReadAsync()).Places);
    }

    [Fact]
    public async Task A_maximum_that_was_lowered_far_counts_at_once_and_passes_as_places_lapse()
    {
        await _bench.MakeAsync(new RoomPolicy { MaxParticipants = 120, RequireAccessToken = false });
        await Task.WhenAll(Enumerable.Range(0, 120).Select(i => AskAsync(_bench.Queues, $"first-{i}")));
        await _bench.ChangeAsync(policy => policy with { MaxParticipants = 2 });

        var before = await AskAsync(_bench.Queues, "ada");
        _bench.Clock.Advance(Admission);
        var after = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => AskAsync(_bench.Queues, $"second-{i}")));

        Assert.Equal("full", before);
        Assert.Equal(2, after.Count(reason => reason == "admitted"));
        Assert.Equal(2, (await _bench.ReadAsync()).Places);
    }

    [Fact]
    public async Task A_one_time_token_belongs_to_the_first_peer_it_admits()
    {
        await _bench.MakeAsync(new RoomPolicy());
        await _bench.InviteAsync("token", invitation => invitation with { IsOneTime = true });

        var first = await AskAsync(_bench.Queues, "ada", "token");
        var other = await AskAsync(_bench.Queues, "grace", "token");
        var again = await AskAsync(_bench.Queues, "ada", "token");

        Assert.Equal(("admitted", "not_invited", "admitted"), (first, other, again));
    }

    [Fact]
    public async Task A_one_time_token_is_spent_for_everybody_once_its_peer_has_left_for_good()
    {
        await _bench.MakeAsync(new RoomPolicy());
        await _bench.InviteAsync("token", invitation => invitation with { IsOneTime = true });
        await AskAsync(_bench.Queues, "ada", "token");
        await _bench.LeaveAsync("ada");

        _bench.Clock.Advance(_bench.Reconnect);
        var inTime = await AskAsync(_bench.NewInstance(), "grace", "token");
        _bench.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = await AskAsync(_bench.Queues, "grace", "token");
        var owner = await AskAsync(_bench.Queues, "ada", "token");

        Assert.Equal(("not_invited", "invalid_token", "invalid_token"), (inTime, other, owner));
    }

    [Fact]
    public async Task An_anonymous_peers_one_time_token_answers_for_one_place_and_is_spent_when_that_lapses()
    {
        await _bench.MakeAsync(new RoomPolicy { RequirePeerId = false, MaxParticipants = 2 });
        await _bench.InviteAsync("token", invitation => invitation with { IsOneTime = true });

        var first = await AskAsync(_bench.Queues, "", "token");
        var again = await AskAsync(_bench.Queues, null, "token");
        var placesHeld = (await _bench.ReadAsync()).Places;
        _bench.Clock.Advance(Admission);
        var later = await AskAsync(_bench.Queues, "", "token");

        Assert.Equal(("admitted", "admitted", "invalid_token"), (first, again, later));
        Assert.Equal(1, placesHeld);
    }

    [Fact]
    public async Task Moderators_hold_no_counted_place()
    {
        await _bench.MakeAsync(new RoomPolicy { MaxParticipants = 1 });
        await _bench.InviteAsync("host", invitation => invitation with { IsModerators = true });
        await _bench.InviteAsync("guest");

        var answers = new[]
        {
            await AskAsync(_bench.Queues, "host-1", "host"),
            await AskAsync(_bench.Queues, "guest-1", "guest"),
            await AskAsync(_bench.Queues, "host-2", "host"),
            await AskAsync(_bench.Queues, "guest-2", "guest"),
        };

        Assert.Equal(["admitted", "admitted", "admitted", "full"], answers);
        Assert.Equal(1, (await _bench.ReadAsync()).Places);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2000)]
    public async Task A_check_costs_two_round_trips_however_many_peers_there_are(int peers)
    {
        await _bench.MakeAsync(new RoomPolicy { MaxParticipants = peers + 1, RequireAccessToken = false });
        await Task.WhenAll(Enumerable.Range(0, peers).Select(i => AskAsync(_bench.Queues, $"peer-{i}")));
        var instance = _bench.NewInstance();

        var (admitted, refused) = ("", "");
        var forAdmission = await _bench.Table.ChainAsync(async () => admitted = await AskAsync(instance, "last"));
        var forRefusal = await _bench.Table.ChainAsync(async () => refused = await AskAsync(instance, "one-too-many"));

        Assert.Equal(("admitted", "full"), (admitted, refused));
        Assert.Equal((2, 1), (forAdmission, forRefusal));
    }

    [Fact]
    public async Task A_crowd_shares_commits()
    {
        await _bench.MakeAsync(new RoomPolicy { MaxParticipants = 100, RequireAccessToken = false });
        _bench.Table.Forget();

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => AskAsync(_bench.Queues, $"peer-{i}")));

        Assert.InRange(_bench.Table.Commits, 4, 20);
    }

    public void Dispose() => _bench.Dispose();

    private async Task<string> AskAsync(RoomQueues queues, string? peerId, string? token = null)
    {
        var request = new AccessRequest(RoomBench.RoomId, peerId, token is null ? null : AccessToken.Hash(token));
        var operation = new AccessOperation(request, isStrangers: false, Admission, _bench.Reconnect);
        return (await queues.RunAsync(RoomBench.RoomId, operation, default)).Decision.Reason;
    }
}
