using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Operations.Overload;

public sealed class OverloadTests(JammedApp app) : RoomTests(app), IClassFixture<JammedApp>
{
    private const int Places = 500;
    private const string PeerId = """{"peerId":"ada"}""";

    [Fact]
    public async Task Past_what_one_function_can_do_it_refuses_at_once_and_all_others_go_on()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var token = await TokenAsync();
        Gcore.Servers[1].AddPeer(RoomId, "ada");
        using var leaving = new CancellationTokenSource();
        var waiting = await JamAsync(Places, () => Json(PeerId), leaving.Token);

        var started = Stopwatch.GetTimestamp();
        using var refused = await PostAsync($"{Room}/closePeer", PeerId);
        var elapsed = Stopwatch.GetElapsedTime(started);

        await refused.ShouldBeProblemAsync(503, "overloaded");
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(("no-store", "nosniff"), (refused.Header("Cache-Control"), refused.Header("X-Content-Type-Options")));
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(("admitted", "invalid_token"), (await CheckAsync("ada", token), await CheckAsync("grace", "no token")));
        await TellAsync("connected", "ada");
        Assert.Equal(200, await StatusAsync(GetAsync("/api/health/live")));
        Assert.Equal(200, await StatusAsync(GetAsync("/api/version")));
        Assert.Equal(200, await StatusAsync(GetAsync($"{Room}/numberPeers")));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Eventually.HoldsAsync(async () => await StatusAsync(PostAsync($"{Room}/closePeer", PeerId)) is not 503);
        await App.WaitForOutputAsync(line => line.Contains("calls of CloseMeetPeer", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Large_bodies_are_held_at_once_only_as_far_as_there_is_memory_for_them()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var token = await TokenAsync();
        using var leaving = new CancellationTokenSource();
        var waiting = await JamAsync(JammedApp.BodiesAtOnce, () => new Untold(PeerId), leaving.Token);

        using var refused = await SendAsync(HttpMethod.Post, $"{Room}/closePeer", new Untold(PeerId));
        using var refusedElsewhere = await SendAsync(HttpMethod.Put, Room, new Untold("{}"));

        await refused.ShouldBeProblemAsync(503, "overloaded");
        await refusedElsewhere.ShouldBeProblemAsync(503, "overloaded");
        Assert.Equal("admitted", await CheckAsync("ada", token));
        Assert.NotEqual(503, await StatusAsync(PostAsync($"{Room}/closePeer", PeerId)));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Eventually.HoldsAsync(async () => await StatusAsync(SendAsync(HttpMethod.Put, Room, new Untold("{}"))) is 200);
    }

    private async Task<Task> JamAsync(int calls, Func<HttpContent> content, CancellationToken leaving)
    {
        var server = Gcore.Servers[1];
        server.Misbehave(Misbehaviour.Hang, calls);
        var waiting = Enumerable.Range(0, calls).Select(_ => App.Client.PostAsync($"{Room}/closePeer", content(), leaving)).ToArray();
        await server.WaitForRequestsAsync(calls);
        return Task.WhenAll(waiting);
    }

    /// <summary>JSON that goes out in chunks.</summary>
    private sealed class Untold : StreamContent
    {
        public Untold(string json)
            : base(new MemoryStream(Encoding.UTF8.GetBytes(json)))
        {
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
