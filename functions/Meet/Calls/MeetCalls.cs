using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Meet.Sessions;

namespace RtcFunctions.Meet.Calls;

/// <summary>Makes the calls to Gcore: to the server of a room, or to the Streaming Platform at its pace.</summary>
public sealed class MeetCalls
{
    internal const string PresenceOfPeer = "existingPeer";

    private const string Videos = "videos";
    private const string VideoSearch = "videos/search";

    /// <summary>Twenty thousand sessions, of which we keep less than the vendor says.</summary>
    private const int LongestStatistics = 2 * 1024 * 1024;

    private readonly MeetOptions _options;
    private readonly MeetCredentials _credentials;
    private readonly StreamingPace _pace;
    private readonly TimeProvider _clock;

    internal MeetCalls(IOptions<MeetOptions> options, MeetCredentials credentials, StreamingPace pace, TimeProvider clock)
    {
        _options = options.Value;
        _credentials = credentials;
        _pace = pace;
        _clock = clock;
    }

    internal bool AsksForPeersByBody => _options.ExistingPeer == MeetOptions.InBody;

    /// <summary>A room's operation with the caller's query; 400 where the room's ID is malformed.</summary>
    internal Outcome<MeetRelay> ToRoom(
        HttpRequest caller, string roomId, string operation, HttpMethod method,
        ReadOnlyMemory<byte> body = default, string? contentType = null, bool isSentOnce = false, string? peerId = null)
    {
        if (!RoomId.IsWellFormed(roomId))
        {
            return Problem.InvalidField("roomId", RoomId.Rule);
        }

        if (CallerQuery.Read(caller).Failed(out var query, out var problem))
        {
            return problem;
        }

        return new MeetRelay(operation, RoomUrl(roomId, operation, query, peerId), _credentials)
        {
            Method = method,
            Body = body,
            ContentType = contentType,
            IsSentOnce = isSentOnce,
        };
    }

    /// <summary>A call of our own, which closes a peer.</summary>
    internal MeetRelay ToPeersEnd(string roomId, string peerId) => WithPeer(roomId, "closePeer", peerId);

    internal MeetRelay ToPeerCount(string roomId) => Reading(roomId, "numberPeers");

    internal MeetRelay ToPeersPresence(string roomId, string peerId) => AsksForPeersByBody
        ? WithPeer(roomId, PresenceOfPeer, peerId)
        : Reading(roomId, PresenceOfPeer, peerId);

    /// <summary>Figures of one room, for ourselves: the call waits among the others, for as long as that takes.</summary>
    internal MeetRelay ToStatistics(string figures, string roomId, DateTimeOffset from, DateTimeOffset to) => new(
        $"statistics/{figures}".TrimEnd('/'),
        Url(_options.StreamingEndpoint, $"/streaming/statistics/{figures}",
            [new("room_id", roomId), new("from", Rfc3339.Format(from)), new("to", Rfc3339.Format(to))]),
        _credentials)
    {
        Method = HttpMethod.Get,
        IsRead = true,
        Longest = LongestStatistics,
        Turn = _pace,
    };

    internal MeetRelay ToStreaming(string path, CallerQuery query) =>
        Streaming(path.TrimEnd('/'), path, query, isRead: false);

    internal MeetRelay ToVideo(string videoId, CallerQuery query) => Streaming(Videos, $"{Videos}/{videoId}", query, isRead: false);

    /// <summary>The search for videos whose name holds <paramref name="text"/>, as the first request of a call.</summary>
    internal MeetRelay ToVideoSearch(string text) => _options.VideoSearch == MeetOptions.ByList
        ? Streaming(VideoSearch, Videos, [new("search", text)], isRead: true)
        : Streaming(VideoSearch, VideoSearch, [new("q", text)], isRead: true);

    /// <summary>A further request of a call whose turn has come: it waits among the others, for as long as that takes.</summary>
    internal MeetRelay ToFoundVideo(string videoId) => Streaming(Videos, $"{Videos}/{videoId}", [], isRead: true, _pace);

    private MeetRelay Reading(string roomId, string operation, string? peerId = null) =>
        new(operation, RoomUrl(roomId, operation, [], peerId), _credentials) { Method = HttpMethod.Get, IsRead = true };

    private MeetRelay WithPeer(string roomId, string operation, string peerId) =>
        new(operation, RoomUrl(roomId, operation, []), _credentials)
        {
            Method = HttpMethod.Post,
            Body = PeerId.ToBody(peerId),
            ContentType = "application/json",
            IsRead = true,
        };

    private MeetRelay Streaming(string operation, string path, CallerQuery query, bool isRead, RateLimiter? turn = null) =>
        new(operation, Url(_options.StreamingEndpoint, $"/streaming/{path}", query), _credentials)
        {
            Method = HttpMethod.Get,
            IsRead = isRead,
            Turn = turn ?? new CallTurn(_pace, _clock),
        };

    private string RoomUrl(string roomId, string operation, CallerQuery query, string? peerId = null) => Url(
        _options.Servers.Of(roomId),
        peerId is null ? $"/rooms/{roomId}/{operation}" : $"/rooms/{roomId}/{operation}/{Uri.EscapeDataString(peerId)}",
        query);

    private static string Url(string endpoint, string path, CallerQuery query) => query.AppendTo(endpoint.TrimEnd('/') + path);
}
