using System.Net.Http.Json;
using System.Text.Json;

namespace RtcFunctions.Tests.Meet.Rooms;

/// <summary>Many who want to enter one room at once, and ask by turns at each of the clients' processes.</summary>
internal static class Crowd
{
    /// <summary>How many were given each reason.</summary>
    public static async Task<Dictionary<string, int>> AskAsync(
        string roomId, string? accessToken, IEnumerable<string> peerIds, params HttpClient[] clients)
    {
        var answers = await Task.WhenAll(peerIds.Select((peerId, i) =>
            AskAsync(clients[i % clients.Length], new { accessToken, roomId, peerId })));
        return answers.CountBy(reason => reason, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
    }

    // A machine that is busy enough answers some of them too late. Who is refused for that asks again.
    private static async Task<string> AskAsync(HttpClient client, object question)
    {
        while (true)
        {
            using var response = await client.PostAsJsonAsync("/api/meet/access", question);
            var reason = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString()!;
            if (reason != "unavailable")
            {
                return reason;
            }
        }
    }
}
