using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Presence;

/// <summary>The calls of one run to the video servers: so many at most, at a pace, and none to a server that does not answer.</summary>
internal sealed class VideoServerCalls(MeetCalls calls, RelayEngine relay, PeerClosings closings, MeetServers servers, VideoServerPace pace)
{
    private const int Most = 2000;
    private const int MostFailures = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>How many are left; rooms that are under way may end with a few more.</summary>
    public int Left => Math.Max(0, Most - Volatile.Read(ref _made));

    /// <summary>Whether the server of a room did not answer several times on end.</summary>
    public bool IsAway(string roomId) => _failures.GetValueOrDefault(servers.Of(roomId)) >= MostFailures;

    /// <summary>How many are in a room: none where there is no such room.</summary>
    public Task<Outcome<Figure>> CountAsync(string roomId, CancellationToken cancellationToken) =>
        AskAsync(roomId, calls.ToPeerCount(roomId), cancellationToken);

    /// <summary>Whether a peer is in a room: more than none.</summary>
    public Task<Outcome<Figure>> FindAsync(string roomId, string peerId, CancellationToken cancellationToken) =>
        AskAsync(roomId, calls.ToPeersPresence(roomId, peerId), cancellationToken);

    /// <summary>Whether a peer whose closing is stored is gone now, or need not be closed any more.</summary>
    public Task<bool> CloseAsync(string roomId, string peerId, DateTimeOffset at, CancellationToken cancellationToken) => CountFailuresAsync(
        roomId, limit => closings.TryAgainAsync(roomId, peerId, at, limit), isGone => !isGone, onTimeout: false, cancellationToken);

    private Task<Outcome<Figure>> AskAsync(string roomId, MeetRelay call, CancellationToken cancellationToken) => CountFailuresAsync(
        roomId, limit => ReadAsync(call, limit), answer => answer.Failed(out _, out _), Problem.VendorTimeout(MeetRelay.Name), cancellationToken);

    private async Task<Outcome<Figure>> ReadAsync(MeetRelay call, CancellationToken cancellationToken)
    {
        if ((await relay.AskAsync(call, cancellationToken)).Failed(out var answer, out var problem))
        {
            return problem;
        }

        using (answer)
        {
            return answer.Status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound ? Figure.None
                : answer.Status == StatusCodes.Status200OK && VendorFigure.Read(JsonText.Parse(answer.Whole)) is { } value ? new Figure(value)
                : Problem.VendorInvalidResponse(MeetRelay.Name, $"told no figure of a room (HTTP {answer.Status})");
        }
    }

    private async Task<T> CountFailuresAsync<T>(
        string roomId, Func<CancellationToken, Task<T>> call, Func<T, bool> hasFailed, T onTimeout, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _made);
        await pace.WaitAsync(cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        T result;
        try
        {
            result = await call(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            result = onTimeout;
        }

        if (hasFailed(result))
        {
            _failures.AddOrUpdate(servers.Of(roomId), 1, (_, failures) => failures + 1);
        }
        else
        {
            _failures.TryRemove(servers.Of(roomId), out _);
        }

        return result;
    }
}
