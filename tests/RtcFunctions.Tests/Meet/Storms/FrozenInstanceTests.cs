using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Webhooks;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>
/// Two instances, one of which stands still for longer than its admissions and sessions live, and then goes on where it was:
/// <c>RTC_FREEZE_SECONDS</c>, a few where it is not set.
/// </summary>
public sealed class FrozenInstanceTests
{
    private const string RoomId = "serv1frozen";
    private const string Credential = "Bearer frozen";
    private const int MostParticipants = 40;
    private const int AdmissionSeconds = 3;

    /// <summary>Right answers to wait for before and after; many more come where the machine has nothing else to do.</summary>
    private const int Enough = 30;

    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("RTC_FREEZE_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 5);

    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(20);

    [AzuriteFact]
    public async Task An_instance_that_goes_on_after_a_standstill_gives_out_no_place_and_sends_no_refresh_token_twice()
    {
        await using var azurite = await Azurite.StartAsync();
        await using var gcore = new GcoreSimulator(MeetApp.ApiToken, MeetApp.Username, MeetApp.Password);
        gcore.Account.AccessLifetime = TimeSpan.FromSeconds(3);
        await gcore.StartAsync();
        // Long enough for the other one to notice as well, and for a standstill to come in between.
        gcore.Iam.Misbehave(Misbehaviour.Slow(TimeSpan.FromMilliseconds(300)), times: 1000);
        gcore.Servers[1].AddPeer(RoomId, "ada");
        await using var one = await StartAsync(azurite, gcore);
        await using var other = await StartAsync(azurite, gcore);
        var traffic = new MeetTraffic(RoomId, await MakeRoomAsync(one.Client), Credential, one.Client, other.Client);
        using var over = new CancellationTokenSource();
        var calls = Task.WhenAll(CallAsync(one, over.Token), CallAsync(other, over.Token));

        await traffic.RunAsync(async () =>
        {
            await traffic.WaitForAsync(Enough, TimeSpan.Zero, IsRight);
            one.Freeze();
            await Task.Delay(Standstill);
            one.Thaw();
            var thawed = traffic.Now;
            await traffic.WaitForAsync(Enough, thawed, IsRight);
        });
        await Eventually.HoldsAsync(() => Task.FromResult(gcore.Account.Refreshes >= 2));
        await over.CancelAsync();
        await calls;

        var admitted = traffic.Answers.Where(answer => answer.Word == "admitted").ToArray();
        Assert.InRange(MostHeld(admitted), 1, MostParticipants);
        Assert.InRange(await new StoredRoom(AzuriteStore.WithSharedKey(azurite.Port), RoomId).HeldPlacesAsync(), 0, MostParticipants);
        Assert.All(traffic.Answers, answer => Assert.Contains(answer.Status, (int[])[200, 423, 500, 503]));
        Assert.Equal(0, gcore.Account.ReusedRefreshTokens);
    }

    /// <summary>
    /// The most places that were surely held at once: each from when its answer had come until its admission lapses, at the earliest.
    /// </summary>
    private static int MostHeld(IReadOnlyCollection<AskedAnswer> admitted)
    {
        var length = TimeSpan.FromSeconds(AdmissionSeconds);
        return admitted.Max(at => admitted.Count(held => held.End <= at.End && at.End < held.At + length));
    }

    private static async Task CallAsync(AppProcess app, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            using var response = await app.Client.GetAsync($"/api/meet/rooms/{RoomId}/numberPeers", CancellationToken.None);
            // A session that lives so shortly may end on its way to a busy machine, and the one made in its place as well. A call that
            // was under way when its instance stood still may find its deadline over.
            Assert.Contains((int)response.StatusCode, (int[])[200, 401, 504]);
            await Task.Delay(BetweenCalls, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsRight(AskedAnswer answer) => answer.Status is 200 or 423;

    private static async Task<string> MakeRoomAsync(HttpClient app)
    {
        using var put = await app.PutAsJsonAsync($"/api/meet/rooms/{RoomId}", new { maxParticipants = MostParticipants });
        put.EnsureSuccessStatusCode();
        using var invited = await app.PostAsJsonAsync($"/api/meet/rooms/{RoomId}/invitations", new { expiresIn = 3600 });
        return (await invited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    private static Task<AppProcess> StartAsync(Azurite azurite, GcoreSimulator gcore) => AppProcess.StartAsync(MeetApp.Wire(
        gcore,
        ("Meet__Username", MeetApp.Username),
        ("Meet__Password", MeetApp.Password),
        ("AzureWebJobsStorage", AzuriteStore.ConnectionString(azurite.Port)),
        ("Meet__WebhookAuthorization", Credential),
        ("Meet__AdmissionSeconds", AdmissionSeconds.ToString(CultureInfo.InvariantCulture))));
}
