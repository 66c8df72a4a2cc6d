using System.Net.Http.Json;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>What Gcore tells of a participant: neither when it was, nor which connection it was about.</summary>
internal sealed record Webhook(string Event, string RoomId, string PeerId, string DisplayName)
{
    public HttpRequestMessage To(GcoreCallbacks callbacks)
    {
        var url = callbacks.EventUrl.OriginalString.TrimEnd('/');
        var name = Event == PresenceChange.Connected ? "joinPeer" : "closePeer";
        var request = new HttpRequestMessage(HttpMethod.Post, callbacks.HasUrlForEachEvent ? $"{url}/{name}" : url)
        {
            Content = JsonContent.Create(new { @event = Event, roomId = RoomId, peerId = PeerId, displayName = DisplayName }),
        };
        if (callbacks.EventAuthorization is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return request;
    }
}
