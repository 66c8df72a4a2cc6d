using System.Net;
using System.Text.Json;

namespace RtcFunctions.Tests.Meet.Rooms;

/// <summary>Each test has a room of its own in the app of its class.</summary>
public abstract class RoomTests(MeetApp app) : MeetTests(app)
{
    protected string RoomId { get; } = $"serv1{Guid.NewGuid():N}";

    protected string Room => $"/api/meet/rooms/{RoomId}";

    protected async Task<HttpResponseMessage> PutAsync(string json, params (string Name, string Value)[] headers) =>
        await SendAsync(HttpMethod.Put, Room, Json(json), headers);

    protected static async Task<string> ETagAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}");
        return response.Headers.ETag!.ToString();
    }

    protected static async Task<int> StatusAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return (int)response.StatusCode;
    }

    protected static async Task<JsonElement> OkAsync(Task<HttpResponseMessage> sending, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await sending;
        var json = await JsonAsync(response);
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {json}");
        return json;
    }

    protected Task<JsonElement> InviteAsync(string fields = "") =>
        OkAsync(PostAsync($"{Room}/invitations", $$"""{"expiresIn":3600{{fields}}}"""), HttpStatusCode.Created);

    /// <summary>An invitation's access token.</summary>
    protected async Task<string> TokenAsync(string fields = "") => (await InviteAsync(fields)).GetProperty("accessToken").GetString()!;

    protected async Task<string> CheckAsync(string? peerId, string? accessToken = null)
    {
        var question = JsonSerializer.Serialize(new { accessToken, roomId = RoomId, peerId });
        using var response = await PostAsync("/api/meet/access", question);
        return (await JsonAsync(response)).GetProperty("reason").GetString()!;
    }

    protected Task TellAsync(string kind, string peerId, string displayName = "") => TellOfAsync(RoomId, kind, peerId, displayName);

    protected async Task TellOfAsync(string roomId, string kind, string peerId, string displayName = "")
    {
        var told = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["event"] = kind,
            ["roomId"] = roomId,
            ["peerId"] = peerId,
            ["displayName"] = displayName,
        });
        using var response = await PostAsync("/api/meet/webhooks", told, ("Authorization", RoomsApp.WebhookCredential));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>The kinds and peers of what was logged.</summary>
    protected async Task<string[]> EventsAsync()
    {
        var page = await OkAsync(GetAsync($"{Room}/events?limit=1000"));
        return [.. page.GetProperty("events").EnumerateArray().Select(entry => $"{entry.GetProperty("kind")} {entry.GetProperty("peerId")}".TrimEnd())];
    }

    protected static IReadOnlyList<string?> Texts(JsonElement page, string list, string name) =>
        [.. page.GetProperty(list).EnumerateArray().Select(item => item.GetProperty(name).GetString())];

    /// <summary>A list's items, page by page.</summary>
    protected async Task<IReadOnlyList<string?>> ListAsync(string target, string list, string name, int limit)
    {
        var listed = new List<string?>();
        string? after = null;
        do
        {
            var page = await OkAsync(GetAsync($"{target}?limit={limit}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}"));
            var items = Texts(page, list, name);
            Assert.InRange(items.Count, 0, limit);
            listed.AddRange(items);
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return listed;
    }
}
