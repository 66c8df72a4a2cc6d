using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Asks <c>accessUrl</c> and reads its status as the vendor's page does: whatever is not named there lets nobody in.</summary>
internal sealed class AccessCheck(HttpClient http)
{
    private const string ConnectionError = "Server connection error";

    public async Task<AccessVerdict> AskAsync(GcoreCallbacks callbacks, string accessToken, string roomId, string peerId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, callbacks.AccessUrl)
        {
            Content = JsonContent.Create(new { accessToken, roomId, peerId }),
        };
        if (callbacks.AccessAuthorization is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        try
        {
            using var response = await http.SendAsync(request);
            var answer = JsonText.Parse(await response.Content.ReadAsByteArrayAsync()) as JsonObject;
            return Read((int)response.StatusCode, answer?["message"]?.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new(LetsIn: false, Status: null, ConnectionError);
        }
    }

    private static AccessVerdict Read(int status, string? message) => status switch
    {
        200 => new(LetsIn: true, status, "Welcome"),
        409 => new(LetsIn: true, status, "Welcome; your other connection was ended"),
        400 => Refuse(status, "Token, roomId, peerId not found"),
        401 => Refuse(status, "Access denied"),
        403 => Refuse(status, "Invalid token"),
        404 => Refuse(status, "Invalid room ID"),
        423 => Refuse(status, message ?? "Access is closed"),
        425 => Refuse(status, "The event has not started yet"),
        500 => Refuse(status, ConnectionError),
        _ => Refuse(status, string.Create(CultureInfo.InvariantCulture, $"{ConnectionError}: unknown status {status}")),
    };

    private static AccessVerdict Refuse(int status, string message) => new(LetsIn: false, status, message);
}
