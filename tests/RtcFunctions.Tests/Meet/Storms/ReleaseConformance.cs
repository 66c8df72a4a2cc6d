using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RtcFunctions.Tests.Meet.Rooms;
using RtcFunctions.Tests.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Places that nobody took are given out again, each once, by two processes on one storage.</summary>
public abstract class ReleaseConformance(RoomsApp app) : RoomTests(app)
{
    private const int Places = 50;
    private const int Crowd = 200;

    private readonly RoomsApp _rooms = app;

    [ConformanceFact]
    public async Task Places_that_nobody_took_are_given_out_again_each_once()
    {
        await using var other = await _rooms.StartAnotherAsync();
        await OkAsync(PutAsync($$"""{"maxParticipants":{{Places}},"requireAccessToken":false}"""), HttpStatusCode.Created);

        var first = await AskAsync("first", App.Client, other.Client);
        await Eventually.HoldsAsync(async () => await CountAsync() == 0);
        var second = await AskAsync("second", App.Client, other.Client);

        Assert.Equal((Places, Crowd - Places), (first["admitted"], first["full"]));
        Assert.Equal((Places, Crowd - Places), (second["admitted"], second["full"]));
        Assert.Equal(Places, await CountAsync());
    }

    private async Task<Dictionary<string, int>> AskAsync(string name, params HttpClient[] clients)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(async i =>
        {
            var question = new { roomId = RoomId, peerId = $"{name}-{i}" };
            using var response = await clients[i % clients.Length].PostAsJsonAsync("/api/meet/access", question);
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString()!;
        }));
        return answers.CountBy(reason => reason, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    private async Task<long> CountAsync() => (await OkAsync(GetAsync($"{Room}/peers?limit=1"))).GetProperty("count").GetInt64();
}

public sealed class SqliteReleases(BriefAdmissions rooms) : ReleaseConformance(rooms), IClassFixture<BriefAdmissions>;

[NeedsAzurite]
public sealed class AzuriteReleases(BriefAdmissionsOnAzurite rooms) : ReleaseConformance(rooms), IClassFixture<BriefAdmissionsOnAzurite>;
