using System.Collections.Concurrent;
using RtcFunctions.Sandbox;
using RtcFunctions.Storage.Sqlite;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Webhooks;

/// <summary>Nothing that was acknowledged is lost, whenever the process dies.</summary>
public sealed class WebhookStormTests : IDisposable
{
    private const int Senders = 16;
    private const int AcknowledgedBeforeTheKill = 300;

    private static readonly string[] Rooms = ["serv0storm", "serv1storm", "serv2storm"];

    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentDictionary<(string Room, string Peer, string Kind), bool> _acknowledged = new();
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Every_acknowledged_event_is_there_once_after_a_kill_in_the_middle_of_a_storm()
    {
        await using (var app = await StartAsync())
        {
            var senders = Enumerable.Range(0, Senders).Select(sender => StormAsync(app, sender)).ToArray();
            await _enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            app.Kill();
            await Task.WhenAll(senders);
        }

        await using var again = await StartAsync();
        var isAlive = await TellAsync(again, Rooms[0], "after-the-restart", "connected");

        Assert.True(isAlive);
        Assert.True(_acknowledged.Count >= AcknowledgedBeforeTheKill);
        using var store = new SqliteTableStore(new SqliteOptions(StorePath, "RtcFunctions"), TestMetrics.Storage());
        foreach (var roomId in Rooms)
        {
            await AgreeAsync(new StoredRoom(store, roomId), roomId);
        }
    }

    public void Dispose() => _directory.Dispose();

    private string StorePath => Path.Combine(_directory.Path, "rtc.db");

    private async Task AgreeAsync(StoredRoom room, string roomId)
    {
        var events = await room.EventsAsync();
        var told = events.Select(entry => (roomId, entry.PeerId!, entry.Kind)).ToArray();
        Assert.Equal(told.Length, told.Distinct().Count());
        Assert.Empty(_acknowledged.Keys.Where(entry => entry.Room == roomId).Except(told));

        var present = events.GroupBy(entry => entry.PeerId!, StringComparer.Ordinal)
            .Where(entries => entries.Last().Kind == "connected")
            .Select(entries => entries.Key)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal((present.Count, present.Count), ((int)(await room.ReadAsync()).Places, await room.HeldPlacesAsync()));
        foreach (var entry in events.DistinctBy(entry => entry.PeerId, StringComparer.Ordinal))
        {
            Assert.Equal(present.Contains(entry.PeerId!), (await room.PeerAsync(entry.PeerId!)).IsConnected);
        }
    }

    /// <summary>One peer after the other enters, and every second one leaves, until the app is gone.</summary>
    private async Task StormAsync(AppProcess app, int sender)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var (roomId, peerId) = (Rooms[(sender + i) % Rooms.Length], $"peer-{sender}-{i}");
                await TellAsync(app, roomId, peerId, "connected");
                if (i % 2 == 0)
                {
                    await TellAsync(app, roomId, peerId, "disconnected");
                }
            }
        }
        catch (HttpRequestException)
        {
            // Killed: whatever was under way may be stored or not, and nobody was told.
        }
    }

    private async Task<bool> TellAsync(AppProcess app, string roomId, string peerId, string kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks")
        {
            Content = new StringContent($$"""{"event":"{{kind}}","roomId":"{{roomId}}","peerId":"{{peerId}}"}"""),
        };
        request.Headers.TryAddWithoutValidation("Authorization", WebhookApp.Credential);
        using var response = await app.Client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            return false;
        }

        _acknowledged.TryAdd((roomId, peerId, kind), true);
        if (_acknowledged.Count >= AcknowledgedBeforeTheKill)
        {
            _enough.TrySetResult();
        }

        return true;
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Meet__WebhookAuthorization"] = WebhookApp.Credential,
            ["Storage__SqlitePath"] = StorePath,
        });
}
