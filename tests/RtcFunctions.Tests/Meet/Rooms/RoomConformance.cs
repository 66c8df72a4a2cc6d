using System.Net;
using RtcFunctions.Sandbox;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Rooms;

/// <summary>What must hold on either storage: whom a room lets in, who is removed, blocked and erased, and what is still known after a restart.</summary>
public abstract class RoomConformance(RoomsApp app) : RoomTests(app)
{
    private static readonly string[] AdasTraces = ["ada-42", "Ada Lovelace", "Countess"];

    protected RoomsApp Rooms { get; } = app;

    [ConformanceFact]
    public async Task Invitations_and_blocks_die_with_their_room_also_where_it_is_made_again()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var first = await ETagAsync(GetAsync(Room));
        var token = await TokenAsync();
        await OkAsync(PostAsync($"{Room}/peers/grace/remove", """{"block":true}"""));
        Assert.Equal(("admitted", "blocked"), (await CheckAsync("ada", token), await CheckAsync("grace", token)));

        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, Room)));
        var whileDeleted = await CheckAsync("ada", token);
        Assert.Equal(404, await StatusAsync(GetAsync(Room)));
        var events = await EventsAsync();
        var second = await ETagAsync(PutAsync("{}", ("If-None-Match", "*")));

        Assert.Equal("room_not_found", whileDeleted);
        Assert.Equal("invalid_token", await CheckAsync("edsger", token));
        Assert.Equal("admitted", await CheckAsync("grace", await TokenAsync()));
        Assert.Contains("admitted ada", events);
        Assert.NotEqual(first, second);
        Assert.Single((await OkAsync(GetAsync($"{Room}/invitations"))).GetProperty("invitations").EnumerateArray());
    }

    [ConformanceFact]
    public async Task A_removed_peer_is_closed_at_the_vendor_and_its_invitations_with_it()
    {
        await OkAsync(PutAsync("""{"maxParticipants":1}"""), HttpStatusCode.Created);
        var (bound, once, open) = (await TokenAsync(""","peerId":"ada/1" """), await TokenAsync(""","oneTime":true """), await TokenAsync());
        Assert.Equal("admitted", await CheckAsync("ada/1", once));
        await TellAsync("connected", "ada/1", "Ada");
        Gcore.Servers[1].AddPeer(RoomId, "ada/1");

        var removed = await OkAsync(PostAsync($"{Room}/peers/ada%2F1/remove", """{"block":false}"""));

        Assert.Equal("""{"peerId":"ada/1","blocked":false,"closed":true}""", removed.GetRawText());
        Assert.Equal("""{"peerId":"ada/1"}""", Assert.Single(Received).BodyText);
        Assert.Empty(Gcore.Servers[1].Peers(RoomId));
        Assert.Equal(("invalid_token", "invalid_token"), (await CheckAsync("ada/1", bound), await CheckAsync("ada/1", once)));
        Assert.Equal(0, (await OkAsync(GetAsync($"{Room}/peers"))).GetProperty("count").GetInt64());
        Assert.Equal("admitted", await CheckAsync("grace", open));
        Assert.Equal("full", await CheckAsync("ada/1", open));
        Assert.Contains("removed ada/1", await EventsAsync());
        Assert.Null(await Rooms.Store.ReadAsync($"room:{RoomId}", "closing:ada/1", default));
    }

    [ConformanceFact]
    public async Task A_blocked_peer_stays_out_until_the_block_is_lifted()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var token = await TokenAsync();

        await OkAsync(PostAsync($"{Room}/peers/ada/remove", """{"block":true}"""));
        var blocked = await CheckAsync("ada", token);
        var bound = await TokenAsync(""","peerId":"ada" """);
        await OkAsync(PostAsync($"{Room}/peers/ada/remove", """{"block":false}"""));

        Assert.Equal(("blocked", "admitted"), (blocked, await CheckAsync("ada", bound)));
    }

    [ConformanceFact]
    public async Task Who_could_not_be_closed_is_still_to_be_closed()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        Gcore.Servers[1].Misbehave(Misbehaviour.Status(500));

        var removed = await OkAsync(PostAsync($"{Room}/peers/ada/remove", """{"block":true}"""));

        Assert.False(removed.GetProperty("closed").GetBoolean());
        Assert.NotNull(await Rooms.Store.ReadAsync($"room:{RoomId}", "closing:ada", default));
        Assert.True((await OkAsync(PostAsync($"{Room}/peers/ada/remove", """{"block":true}"""))).GetProperty("closed").GetBoolean());
        Assert.Null(await Rooms.Store.ReadAsync($"room:{RoomId}", "closing:ada", default));
    }

    [ConformanceFact]
    public async Task Erasing_a_person_leaves_the_id_and_the_name_in_no_row()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var bound = await TokenAsync(""","peerId":"ada-42","displayName":"Ada Lovelace" """);
        var open = await TokenAsync(""","displayName":"Ada Lovelace" """);
        await CheckAsync("grace", await TokenAsync(""","displayName":"Grace Hopper" """));
        Assert.Equal("admitted", await CheckAsync("ada-42", bound));
        await TellAsync("connected", "ada-42", "Countess");
        await TellAsync("disconnected", "ada-42", "Countess");
        Assert.Equal("admitted", await CheckAsync("ada-42", open));
        var before = await EventsAsync();

        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, $"{Room}/peers/ada-42")));

        var rows = await RowsAsync();
        Assert.DoesNotContain(rows, row => AdasTraces.Any(trace => row.Contains(trace, StringComparison.Ordinal)));
        Assert.Contains(rows, row => row.Contains("Grace Hopper", StringComparison.Ordinal));
        Assert.Equal(before.Select(Kind), (await EventsAsync())[..before.Length].Select(Kind));
        Assert.Equal(["grace"], Texts(await OkAsync(GetAsync($"{Room}/peers")), "peers", "peerId"));
        Assert.Equal(("invalid_token", "admitted"), (await CheckAsync("edsger", bound), await CheckAsync("edsger", open)));
        Assert.Equal(204, await StatusAsync(SendAsync(HttpMethod.Delete, $"{Room}/peers/ada-42")));
    }

    [ConformanceFact]
    public async Task Another_process_knows_all_that_was_answered()
    {
        await OkAsync(PutAsync("""{"maxParticipants":2,"message":"Full"}"""), HttpStatusCode.Created);
        var token = await TokenAsync();
        await CheckAsync("ada", token);
        await TellAsync("connected", "ada", "Ada");
        await OkAsync(PostAsync($"{Room}/peers/grace/remove", """{"block":true}"""));
        string[] targets = ["", "/invitations", "/peers", "/events"];
        var before = await Task.WhenAll(targets.Select(async rest => (await OkAsync(GetAsync(Room + rest))).GetRawText()));

        await using var another = await Rooms.StartAnotherAsync();
        var after = await Task.WhenAll(targets.Select(rest => another.Client.GetStringAsync(Room + rest)));

        Assert.Equal(before, after);
    }

    [ConformanceFact]
    public async Task An_access_token_lies_in_no_row()
    {
        await OkAsync(PutAsync("{}"), HttpStatusCode.Created);
        var token = await TokenAsync(""","peerId":"ada" """);
        await CheckAsync("ada", token);
        await CheckAsync("grace", token);

        Assert.DoesNotContain(await RowsAsync(), row => row.Contains(token, StringComparison.Ordinal));
    }

    private static string Kind(string entry) => entry.Split(' ')[0];

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        var page = await Rooms.Store.ReadRangeAsync($"room:{RoomId}", RowRange.All, 1000, default);
        return [.. page.Entities.Select(row => $"{row.Row} {string.Join(' ', row.Properties.Select(property => $"{property.Key}={property.Value}"))}")];
    }

    /// <summary>A thousand ask at once for a hundred places, by turns at each of the clients' processes.</summary>
    protected async Task LetACrowdAskAsync(params HttpClient[] clients)
    {
        await OkAsync(PutAsync("""{"maxParticipants":100}"""), HttpStatusCode.Created);
        var token = await TokenAsync();

        var answers = await Crowd.AskAsync(RoomId, token, Enumerable.Range(0, 1000).Select(i => $"peer-{i}"), clients);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["admitted"] = 100, ["full"] = 900 }, answers);
        Assert.Equal(100, (await OkAsync(GetAsync($"{Room}/peers?limit=1"))).GetProperty("count").GetInt64());
    }
}
