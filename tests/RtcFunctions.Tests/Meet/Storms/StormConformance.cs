using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Nothing that was answered is lost, whenever the process dies: on either storage.</summary>
public abstract class StormConformance
{
    private const int Senders = 16;
    private const int AnsweredBeforeTheKill = 400;
    private const int MostParticipants = 60;
    private const string Credential = "Bearer storm";

    private static readonly string[] Rooms = ["serv0storm", "serv1storm", "serv2storm"];
    private static readonly string[] Kinds = ["admitted", "connected", "disconnected"];

    private readonly Lock _gate = new();
    private readonly HashSet<(string Room, string Peer, string Kind)> _answered = [];
    private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected abstract (string Name, string Value) Storage { get; }

    protected abstract ITableStore Store { get; }

    [ConformanceFact]
    public async Task Every_answer_holds_after_a_kill_in_the_middle_of_a_storm()
    {
        await using (var app = await StartAsync())
        {
            foreach (var roomId in Rooms)
            {
                using var put = await app.Client.PutAsJsonAsync(
                    $"/api/meet/rooms/{roomId}", new { requireAccessToken = false, maxParticipants = MostParticipants });
                put.EnsureSuccessStatusCode();
            }

            var senders = Enumerable.Range(0, Senders).Select(sender => StormAsync(app, sender)).ToArray();
            await _enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            app.Kill();
            await Task.WhenAll(senders);
        }

        await using var again = await StartAsync();
        await TellAsync(again, Rooms[0], "after-the-restart", "disconnected");

        foreach (var roomId in Rooms)
        {
            await AgreeAsync(new StoredRoom(Store, roomId), roomId);
        }
    }

    private async Task AgreeAsync(StoredRoom room, string roomId)
    {
        var events = (await room.EventsAsync()).Where(entry => Kinds.Contains(entry.Kind, StringComparer.Ordinal)).ToArray();
        var told = events.Select(entry => (roomId, entry.PeerId!, entry.Kind)).ToArray();
        Assert.Equal(told.Length, told.Distinct().Count());
        Assert.Empty(_answered.Where(entry => entry.Room == roomId).Except(told));

        var last = events.GroupBy(entry => entry.PeerId!, StringComparer.Ordinal)
            .ToDictionary(entries => entries.Key, entries => entries.Last().Kind, StringComparer.Ordinal);
        foreach (var (peerId, kind) in last)
        {
            Assert.Equal(kind == "connected", (await room.PeerAsync(peerId)).IsConnected);
        }

        var held = last.Values.Count(kind => kind != "disconnected");
        Assert.InRange(held, 1, MostParticipants);
        Assert.Equal((held, held), ((int)(await room.ReadAsync()).Places, await room.HeldPlacesAsync()));
    }

    /// <summary>One peer after the other is admitted and connects, and every second one leaves, until the app is gone.</summary>
    private async Task StormAsync(AppProcess app, int sender)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var (roomId, peerId) = (Rooms[(sender + i) % Rooms.Length], $"peer-{sender}-{i}");
                if (await IsAdmittedAsync(app, roomId, peerId) && i % 5 > 0)
                {
                    await TellAsync(app, roomId, peerId, "connected");
                    if (i % 2 == 0)
                    {
                        await TellAsync(app, roomId, peerId, "disconnected");
                    }
                }
            }
        }
        catch (HttpRequestException)
        {
            // Killed: whatever was under way may be stored or not, and nobody was told.
        }
    }

    private async Task<bool> IsAdmittedAsync(AppProcess app, string roomId, string peerId)
    {
        using var response = await app.Client.PostAsJsonAsync("/api/meet/access", new { roomId, peerId });
        var reason = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString();
        // A machine that is busy enough answers some of them too late: refused, whatever was stored.
        Assert.Contains(reason, (string[])["admitted", "full", "unavailable"]);
        return reason == "admitted" && Answered(roomId, peerId, "admitted");
    }

    private async Task TellAsync(AppProcess app, string roomId, string peerId, string kind)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks")
        {
            Content = JsonContent.Create(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["event"] = kind,
                ["roomId"] = roomId,
                ["peerId"] = peerId,
            }),
        };
        request.Headers.TryAddWithoutValidation("Authorization", Credential);
        using var response = await app.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        Answered(roomId, peerId, kind);
    }

    private bool Answered(string roomId, string peerId, string kind)
    {
        lock (_gate)
        {
            _answered.Add((roomId, peerId, kind));
            if (_answered.Count >= AnsweredBeforeTheKill)
            {
                _enough.TrySetResult();
            }
        }

        return true;
    }

    private Task<AppProcess> StartAsync() => AppProcess.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Meet__WebhookAuthorization"] = Credential,
            ["Meet__OpenAccessChecks"] = "true",
            [Storage.Name] = Storage.Value,
        });
}
