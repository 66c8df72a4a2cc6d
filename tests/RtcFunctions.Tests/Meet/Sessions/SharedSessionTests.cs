using RtcFunctions.Meet.Sessions;

namespace RtcFunctions.Tests.Meet.Sessions;

/// <summary>What two instances make of one session.</summary>
public sealed class SharedSessionTests : TwoInstances
{
    [Fact]
    public async Task One_login_serves_all_instances()
    {
        var first = await GetAsync(One);
        var second = await GetAsync(Other);

        Assert.Equal(first.Version, second.Version);
        Assert.Equal((1, 0, 0), Bench.Calls);
    }

    [Theory]
    [InlineData(48)]
    [InlineData(60)]
    public async Task However_many_instances_notice_its_end_it_is_renewed_once(int minutes)
    {
        MeetSessions[] instances = [One, Other, .. Enumerable.Range(0, 6).Select(_ => Bench.Open())];
        foreach (var instance in instances)
        {
            await GetAsync(instance);
        }

        Bench.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await Task.WhenAll(instances.Select(instance => Task.Run(() => GetAsync(instance))));

        Assert.Equal((1, 1, 0), Bench.Calls);
    }

    [Fact]
    public async Task One_that_is_refused_takes_the_newer_session_of_another()
    {
        var refused = await GetAsync(One);
        await GetAsync(Other);
        var renewed = await RenewAsync(Other, refused);

        var found = await RenewAsync(One, refused);

        Assert.Equal(renewed.Version, found.Version);
        Assert.Equal((1, 1, 0), Bench.Calls);
    }

    [Fact]
    public async Task A_session_of_another_account_is_none()
    {
        await GetAsync(One);
        Bench.Slot.Value = Bench.Slot.Value!.Replace(Bench.Slot.Session!.Account, "another", StringComparison.Ordinal);

        var own = await GetAsync(Other);

        Assert.Equal(own.Version, Bench.Slot.Session?.Version);
        Assert.Equal((2, 0, 0), Bench.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("a session, once")]
    [InlineData("""{"account":"a","access":"a\r\nX: 1","refresh":"r","issuedAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("""{"account":"a","access":"a","refresh":"r","issuedAt":"yesterday"}""")]
    public async Task What_is_no_session_is_replaced_byOne(string value)
    {
        Bench.Slot.Value = value;

        var session = await GetAsync(One);

        Assert.Equal(session.Version, Bench.Slot.Session?.Version);
        Assert.Equal((1, 0, 0), Bench.Calls);
    }
}
