using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.App;

namespace RtcFunctions.Sandbox.Scene;

/// <summary>What the scene asks of the app, through the API that everybody has. An app that refuses or fails gives null.</summary>
internal sealed class AppRooms : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _app = AppClient.Create();

    public AppRooms(Uri app, string? key)
    {
        _app.BaseAddress = new Uri(app, "api/meet/");
        _app.Timeout = Patience;
        if (key is not null)
        {
            _app.DefaultRequestHeaders.Add("x-functions-key", key);
        }
    }

    public async Task<bool> PutAsync(string roomId, object policy) =>
        await SendAsync(HttpMethod.Put, $"rooms/{roomId}", policy) is not null;

    /// <summary>The link of an invitation.</summary>
    public async Task<string?> InviteAsync(string roomId, object invitation) =>
        (await SendAsync(HttpMethod.Post, $"rooms/{roomId}/invitations", invitation))?["url"]?.ToString();

    /// <summary>A link without a token.</summary>
    public async Task<string?> LinkAsync(string roomId) =>
        (await SendAsync(HttpMethod.Post, "links", new { roomId, mode = "call", jwt = false }))?["url"]?.ToString();

    public async Task<bool> LockAsync(string roomId, string message) =>
        await SendAsync(HttpMethod.Post, $"rooms/{roomId}/lock", new { message }) is not null;

    public async Task<bool> UnlockAsync(string roomId) => await SendAsync(HttpMethod.Post, $"rooms/{roomId}/unlock", new { }) is not null;

    public async Task CloseAsync(string roomId) => await SendAsync(HttpMethod.Post, $"rooms/{roomId}/closeRoom", new { });

    public void Dispose() => _app.Dispose();

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var response = await _app.SendAsync(request);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonNode>() : null;
    }
}
