using System.Net;
using RtcFunctions.Sandbox.Gcore;
using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>A crowd that comes and goes: what the app knows of it agrees with what truly happened, as far as it was told.</summary>
public sealed class CrowdTests(VisitedApp app) : RoomTests(app), IClassFixture<VisitedApp>
{
    private const int Places = 5;

    private readonly Dictionary<(string RoomId, string PeerId), string> _links = [];

    // Full at times, without a maximum, and one that the app does not keep.
    private string[] Rooms => [RoomId, $"serv0{RoomId}", $"serv2{RoomId}"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Told_everything_the_app_knows_who_is_there(int seed)
    {
        await InviteEverybodyAsync();
        Gcore.Webhooks.Faults = WebhookFaults.None;

        await PlayAsync(seed);

        await Gcore.Webhooks.DrainAsync();
        Assert.NotEmpty(Gcore.Participants);
        foreach (var roomId in Rooms)
        {
            Assert.Equal(Sorted(Gcore.ServerOf(roomId).Peers(roomId)), Sorted(await PeersAsync(roomId)));
        }
    }

    [Fact]
    public async Task Told_everything_twice_the_app_knows_who_is_there()
    {
        await InviteEverybodyAsync();
        Gcore.Webhooks.Faults = new() { Repeated = 1 };

        await PlayAsync(seed: 3);

        await Gcore.Webhooks.DrainAsync();
        foreach (var roomId in Rooms)
        {
            Assert.Equal(Sorted(Gcore.ServerOf(roomId).Peers(roomId)), Sorted(await PeersAsync(roomId)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_becomes_of_webhooks_nobody_counts_twice_and_no_room_overflows(int seed)
    {
        await InviteEverybodyAsync();
        var before = Gcore.Webhooks.Acknowledged;
        Gcore.Webhooks.Faults = new()
        {
            Seed = seed,
            Lost = 0.1,
            Repeated = 0.2,
            Reordered = 0.2,
            Delayed = 0.2,
            LongestDelay = TimeSpan.FromMilliseconds(300),
        };

        await PlayAsync(seed);

        await Gcore.Webhooks.DrainAsync();
        Assert.NotEqual(0, Gcore.Webhooks.Lost);
        Assert.Equal((0, 0), (Gcore.Webhooks.Refused, Gcore.Webhooks.Unanswered));
        var told = 0;
        foreach (var roomId in Rooms)
        {
            var peers = await PeersAsync(roomId);
            Assert.Equal(peers.Count, peers.Distinct(StringComparer.Ordinal).Count());
            Assert.Subset(Crowd.People.ToHashSet(StringComparer.Ordinal), peers.ToHashSet(StringComparer.Ordinal)!);
            told += await ToldEventsAsync(roomId);
        }

        Assert.InRange((await PeersAsync(RoomId)).Count, 0, Places);
        Assert.Equal(Gcore.Webhooks.Acknowledged - before, told);
    }

    private static string[] Sorted(IEnumerable<string?> peers) => [.. peers.Select(peer => peer!).Order(StringComparer.Ordinal)];

    private async Task InviteEverybodyAsync()
    {
        await PutAsync($$"""{"maxParticipants":{{Places}}}""");
        await OkAsync(SendAsync(HttpMethod.Put, $"/api/meet/rooms/{Rooms[1]}", Json("{}")), HttpStatusCode.Created);
        foreach (var person in Crowd.People)
        {
            foreach (var roomId in Rooms[..2])
            {
                var made = await OkAsync(
                    PostAsync($"/api/meet/rooms/{roomId}/invitations", $$"""{"expiresIn":3600,"peerId":"{{person}}"}"""),
                    HttpStatusCode.Created);
                _links[(roomId, person)] = made.GetProperty("url").GetString()!;
            }

            _links[(Rooms[2], person)] = $"https://meet.gcore.com/call/?roomId={Rooms[2]}&peerId={person}";
        }
    }

    private Task PlayAsync(int seed) => new Crowd(Gcore, Rooms, _links).PlayAsync(seed);

    private async Task<IReadOnlyList<string?>> PeersAsync(string roomId)
    {
        var page = await OkAsync(GetAsync($"/api/meet/rooms/{roomId}/peers"));
        var peers = Texts(page, "peers", "peerId");
        Assert.Equal(peers.Count, page.GetProperty("count").GetInt32());
        return peers;
    }

    /// <summary>How many webhooks the room's log tells of.</summary>
    private async Task<int> ToldEventsAsync(string roomId)
    {
        var page = await OkAsync(GetAsync($"/api/meet/rooms/{roomId}/events?limit=1000"));
        Assert.Null(page.GetProperty("next").GetString());
        return Texts(page, "events", "kind").Count(kind => kind is "connected" or "disconnected" or "replaced" or "evicted");
    }
}
