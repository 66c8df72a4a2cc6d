using System.Net;
using RtcFunctions.Tests.Meet.Rooms;
using RtcFunctions.Tests.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Places that nobody took are given out again, each once, by two processes on one storage.</summary>
public abstract class ReleaseConformance(RoomsApp app) : RoomTests(app)
{
    private const int Places = 50;
    private const int Asking = 200;

    private readonly RoomsApp _rooms = app;

    [ConformanceFact]
    public async Task Places_that_nobody_took_are_given_out_again_each_once()
    {
        await using var other = await _rooms.StartAnotherAsync();
        // Cold, one of them would leave the whole room to the other.
        await OkAsync(SendAsync(HttpMethod.Put, "/api/meet/rooms/serv1warm", Json("""{"requireAccessToken":false}""")), HttpStatusCode.Created);
        await Crowd.AskAsync("serv1warm", accessToken: null, Enumerable.Range(0, Asking).Select(i => $"warm-{i}"), App.Client, other.Client);
        await OkAsync(PutAsync($$"""{"maxParticipants":{{Places}},"requireAccessToken":false}"""), HttpStatusCode.Created);

        var first = await AskAsync("first", App.Client, other.Client);
        await Eventually.HoldsAsync(async () => await CountAsync() == 0);
        var second = await AskAsync("second", App.Client, other.Client);

        Assert.Equal((Places, Asking - Places), (first["admitted"], first["full"]));
        Assert.Equal((Places, Asking - Places), (second["admitted"], second["full"]));
        Assert.Equal(Places, await CountAsync());
    }

    private Task<Dictionary<string, int>> AskAsync(string name, params HttpClient[] clients) =>
        Crowd.AskAsync(RoomId, accessToken: null, Enumerable.Range(0, Asking).Select(i => $"{name}-{i}"), clients);

    private async Task<long> CountAsync() => (await OkAsync(GetAsync($"{Room}/peers?limit=1"))).GetProperty("count").GetInt64();
}

public sealed class SqliteReleases(BriefAdmissions rooms) : ReleaseConformance(rooms), IClassFixture<BriefAdmissions>;

[NeedsAzurite]
public sealed class AzuriteReleases(BriefAdmissionsOnAzurite rooms) : ReleaseConformance(rooms), IClassFixture<BriefAdmissionsOnAzurite>;
