using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;

namespace RtcFunctions.Tests.Soak;

/// <summary>
/// People who ask to enter a room, come, stay a while and leave; Gcore's part is played by hand, so that it is known what was sent and
/// what was acknowledged.
/// </summary>
internal sealed class SoakVisitors(SoakStage stage, SoakCaller caller)
{
    public const int MostInside = 12;

    private static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan AtAFullDoor = TimeSpan.FromMilliseconds(200);

    /// <summary>An admission that is older may lapse before its connection is stored.</summary>
    private static readonly TimeSpan Fresh = SoakStage.Admission / 2;

    private readonly ConcurrentDictionary<(string Room, string Peer, string Event), (int Sent, int Acknowledged)> _told = new();
    private readonly ConcurrentDictionary<string, int> _inside = new(StringComparer.Ordinal);
    private int _visitors;

    public static IReadOnlyList<string> Rooms { get; } = ["serv0soak", "serv1soak", "serv2soak"];

    public IReadOnlyDictionary<(string Room, string Peer, string Event), (int Sent, int Acknowledged)> Told => _told;

    public async Task OpenRoomsAsync()
    {
        foreach (var room in Rooms)
        {
            await UntilAsync("room", () => new HttpRequestMessage(HttpMethod.Put, $"/api/meet/rooms/{room}")
            {
                Content = JsonContent.Create(new { requireAccessToken = false, maxParticipants = MostInside }),
            });
        }
    }

    public async Task VisitAsync()
    {
        var room = stage.Chance.OneOf(Rooms);
        var peer = $"peer-{Interlocked.Increment(ref _visitors)}";
        var asked = Stopwatch.GetTimestamp();
        var check = await caller.SendAsync("check", () => Asking(room, peer));
        if (check?.Words != "200 admitted")
        {
            await Task.Delay(AtAFullDoor);
            return;
        }

        _told[(room, peer, "admitted")] = (1, 1);
        var isIn = await TellAsync(room, peer, "connected") && Stopwatch.GetElapsedTime(asked) < Fresh;
        if (isIn)
        {
            var inside = _inside.AddOrUpdate(room, 1, (_, count) => count + 1);
            stage.Tally.Check(inside <= MostInside, $"{inside} were inside {room}, which holds {MostInside}");
        }

        await Task.Delay(stage.Chance.UpTo(LongestStay));
        if (isIn)
        {
            _inside.AddOrUpdate(room, 0, (_, count) => count - 1);
        }

        while (!await TellAsync(room, peer, "disconnected"))
        {
            await Task.Delay(AtAFullDoor);
        }
    }

    /// <summary>Asks anew until an instance that is there and has its storage says yes.</summary>
    private async Task UntilAsync(string kind, Func<HttpRequestMessage> create)
    {
        while (await caller.SendAsync(kind, create) is not { Status: < 300 })
        {
            await Task.Delay(AtAFullDoor);
        }
    }

    private async Task<bool> TellAsync(string room, string peer, string kind)
    {
        _told.AddOrUpdate((room, peer, kind), (1, 0), (_, told) => (told.Sent + 1, told.Acknowledged));
        if (await caller.SendAsync("webhook", () => Telling(room, peer, kind)) is not { Status: 200 })
        {
            return false;
        }

        _told.AddOrUpdate((room, peer, kind), (1, 1), (_, told) => (told.Sent, told.Acknowledged + 1));
        return true;
    }

    private HttpRequestMessage Asking(string roomId, string peerId)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/access") { Content = JsonContent.Create(new { roomId, peerId }) };
        request.Headers.TryAddWithoutValidation("Authorization", stage.Vendors.AccessAuthorization);
        return request;
    }

    private HttpRequestMessage Telling(string room, string peer, string kind)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal) { ["event"] = kind, ["roomId"] = room, ["peerId"] = peer };
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks") { Content = JsonContent.Create(told) };
        request.Headers.TryAddWithoutValidation("Authorization", stage.Vendors.WebhookAuthorization);
        return request;
    }
}
