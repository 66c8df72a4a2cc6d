using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Webhooks;

public sealed class WebhookCostTests : IDisposable
{
    private readonly PresenceBench _bench = new();

    [Fact]
    public async Task The_first_webhook_of_an_unknown_room_takes_three_round_trips_and_the_next_two()
    {
        Assert.Equal(3, await MeasureAsync(() => _bench.ConnectAsync("ada")));
        Assert.Equal(2, await MeasureAsync(() => _bench.ConnectAsync("grace")));
        Assert.Equal(2, await MeasureAsync(() => _bench.DisconnectAsync("ada")));
        Assert.Equal(2, await MeasureAsync(() => _bench.DisconnectAsync("nobody")));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public async Task In_a_room_of_any_size_a_webhook_takes_two(int peers)
    {
        await _bench.Room.MakeAsync(new RoomPolicy { RequireAccessToken = false });
        await Task.WhenAll(Enumerable.Range(0, peers).Select(i => _bench.CheckAsync($"peer-{i}")));
        await Task.WhenAll(Enumerable.Range(0, peers).Select(i => _bench.ConnectAsync($"peer-{i}")));

        Assert.Equal(2, await MeasureAsync(() => _bench.ConnectAsync("ada")));
        Assert.Equal(2, await MeasureAsync(() => _bench.ConnectAsync("ada")));
        Assert.Equal(2, await MeasureAsync(() => _bench.DisconnectAsync("peer-5")));
    }

    [Fact]
    public async Task A_crowd_of_webhooks_shares_commits()
    {
        _bench.Room.Table.Forget();

        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => _bench.ConnectAsync($"peer-{i}")));

        Assert.InRange(_bench.Room.Table.Commits, 1, 30);
        Assert.Equal((300, 300), (await _bench.PlacesAsync(), await _bench.HeldPlacesAsync()));
    }

    public void Dispose() => _bench.Dispose();

    private Task<int> MeasureAsync(Func<Task> webhook) => _bench.Room.Table.ChainAsync(webhook);
}
