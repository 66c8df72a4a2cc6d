using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Storage that is slow, says 503 before or after the fact, and loses races that nobody ran.</summary>
public sealed class SpoilingStorageTests
{
    private const string RoomId = "serv0spoilt";
    private const string Credential = "Bearer spoilt";
    private const int MostParticipants = 400;

    /// <summary>Less than a try of storage is given: no single answer is too late.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1.7);

    [AzuriteFact]
    public async Task What_was_acknowledged_while_storage_spoils_requests_is_there_once()
    {
        await using var azurite = await Azurite.StartAsync();
        await using var proxy = await FaultyAzurite.StartAsync(azurite, new Chance(seed: 7), probability: 0.4);

        await SurviveAsync(azurite, proxy, async _ => await Eventually.HoldsAsync(() => Task.FromResult(proxy.Spoilt > 100)));
    }

    [AzuriteFact]
    public async Task What_takes_slow_storage_too_long_is_refused_in_time()
    {
        await using var azurite = await Azurite.StartAsync();
        await using var proxy = await FaultyAzurite.StartAsync(azurite, _ => new ProxyFault(Delay: Slow));

        await SurviveAsync(azurite, proxy, async app =>
        {
            using var told = await TellOfANewRoomAsync(app);
            await told.ShouldBeProblemAsync(503, "storage_unavailable");
        });
    }

    /// <summary>Three round trips, one after the other: to read it, to list it, to write it.</summary>
    private static async Task<HttpResponseMessage> TellOfANewRoomAsync(AppProcess app)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/meet/webhooks")
        {
            Content = new StringContent("""{"event":"connected","roomId":"serv2new","peerId":"ada"}"""),
        };
        request.Headers.TryAddWithoutValidation("Authorization", Credential);
        return await app.Client.SendAsync(request);
    }

    private static async Task SurviveAsync(Azurite azurite, FaultyProxy proxy, Func<AppProcess, Task> whileFaultyAsync)
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = AzuriteStore.ConnectionString(proxy.Endpoint.Port),
            ["Meet__WebhookAuthorization"] = Credential,
            ["Meet__AdmissionSeconds"] = "3600",
        });
        var traffic = new MeetTraffic(RoomId, await MakeRoomAsync(app.Client), Credential, app.Client);

        await traffic.RunAsync(async () =>
        {
            await traffic.WaitForAsync(100, TimeSpan.Zero, IsRight);
            proxy.IsFaulty = true;
            await whileFaultyAsync(app);
            proxy.IsFaulty = false;
            await traffic.WaitForAsync(100, traffic.Now, IsRight);
        });

        Assert.All(traffic.Answers, answer => Assert.Contains(
            (answer.Status, answer.Word),
            ((int, string?)[])[(200, "admitted"), (423, "full"), (200, null), (500, "unavailable"), (503, "storage_unavailable")]));
        Assert.All(traffic.Answers, answer => Assert.InRange(answer.Took, TimeSpan.Zero, TimeSpan.FromSeconds(answer.IsCheck ? 3 : 6)));
        await AssertTheTruthAsync(traffic.Answers, azurite);
    }

    private static async Task AssertTheTruthAsync(IReadOnlyCollection<AskedAnswer> answers, Azurite azurite)
    {
        var store = AzuriteStore.WithSharedKey(azurite.Port);
        var asked = new StoredRoom(store, RoomId);
        var admitted = await AdmittedAsync(asked);
        Assert.Subset(admitted.ToHashSet(StringComparer.Ordinal), Peers(answers, answer => answer.Word == "admitted"));
        Assert.Equal(admitted.Length, admitted.Distinct(StringComparer.Ordinal).Count());
        var held = await asked.HeldPlacesAsync();
        Assert.InRange(held, 1, MostParticipants);
        Assert.Equal(held, (await asked.ReadAsync()).Places);

        var told = (await new StoredRoom(store, MeetTraffic.ToldRoom).EventsAsync()).Select(entry => entry.PeerId!).ToArray();
        Assert.Equal(told.Length, told.Distinct(StringComparer.Ordinal).Count());
        Assert.Subset(told.ToHashSet(StringComparer.Ordinal), Peers(answers, answer => answer is { IsCheck: false, Status: 200 }));
    }

    private static async Task<string[]> AdmittedAsync(StoredRoom room) =>
        [.. (await room.EventsAsync()).Where(entry => entry.Kind == "admitted").Select(entry => entry.PeerId!)];

    private static HashSet<string> Peers(IEnumerable<AskedAnswer> answers, Func<AskedAnswer, bool> like) =>
        answers.Where(like).Select(answer => answer.PeerId).ToHashSet(StringComparer.Ordinal);

    private static bool IsRight(AskedAnswer answer) => answer.Status is 200 or 423;

    private static async Task<string> MakeRoomAsync(HttpClient app)
    {
        using var put = await app.PutAsJsonAsync($"/api/meet/rooms/{RoomId}", new { maxParticipants = MostParticipants });
        put.EnsureSuccessStatusCode();
        using var invited = await app.PostAsJsonAsync($"/api/meet/rooms/{RoomId}/invitations", new { expiresIn = 3600 });
        return (await invited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }
}
