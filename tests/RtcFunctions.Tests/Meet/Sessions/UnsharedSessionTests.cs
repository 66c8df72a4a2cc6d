using RtcFunctions.Meet.Sessions;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>What an instance does that cannot share its session: no request fails, and no refresh token is sent that others know.</summary>
public sealed class UnsharedSessionTests : TwoInstances
{
    [Fact]
    public async Task Without_the_lock_each_instance_logs_in()
    {
        var refused = await GetAsync(One);
        await GetAsync(Other);
        var shared = Bench.Slot.Value;
        Bench.Table.IsAway = true;

        var own = await RenewAsync(One, refused);
        var others = await RenewAsync(Other, refused);

        Assert.NotEqual(own.Version, others.Version);
        Assert.Equal(shared, Bench.Slot.Value);
        Assert.Equal((3, 0, 0), Bench.Calls);
    }

    [Fact]
    public async Task Without_the_lock_a_newer_session_of_another_is_found_all_the_same()
    {
        var refused = await GetAsync(One);
        await GetAsync(Other);
        var renewed = await RenewAsync(Other, refused);
        Bench.Table.IsAway = true;

        var found = await RenewAsync(One, refused);

        Assert.Equal(renewed.Version, found.Version);
        Assert.Equal((1, 1, 0), Bench.Calls);
    }

    [Fact]
    public async Task Without_the_shared_session_each_instance_logs_in()
    {
        var refused = await GetAsync(One);
        await GetAsync(Other);
        Bench.Slot.IsAway = true;

        await RenewAsync(One, refused);
        await RenewAsync(Other, refused);

        Assert.Equal((3, 0, 0), Bench.Calls);
    }

    [Fact]
    public async Task A_session_that_could_not_be_shared_serves_its_instance()
    {
        var refused = await GetAsync(One);
        await GetAsync(Other);
        Bench.Slot.RefusesWrites = true;

        var own = await RenewAsync(One, refused);
        var others = await RenewAsync(Other, refused);
        var again = await RenewAsync(One, own);

        Assert.Equal(3, new[] { own, others, again }.Select(session => session.Version).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((3, 1, 0), Bench.Calls);
    }

    [Fact]
    public async Task Once_it_can_be_shared_again_it_is()
    {
        Bench.Table.IsAway = true;
        await GetAsync(One);
        await GetAsync(Other);
        Bench.Table.IsAway = false;
        Bench.Clock.Advance(TimeSpan.FromMinutes(48));

        var first = await GetAsync(One);
        var second = await GetAsync(Other);

        Assert.Equal(first.Version, second.Version);
        Assert.Equal((3, 0, 0), Bench.Calls);
    }

    [Fact]
    public async Task A_turn_whose_answer_was_lost_delays_its_instance_no_longer()
    {
        var refused = await GetAsync(One);
        Bench.Table.LosesAnswers = true;
        var own = await RenewAsync(One, refused);
        Bench.Table.LosesAnswers = false;

        var shared = await RenewAsync(One, own);

        Assert.Equal(shared.Version, Bench.Slot.Session?.Version);
        Assert.Equal((3, 0, 0), Bench.Calls);
    }
}
