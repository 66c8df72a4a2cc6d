using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Relay;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Presence;

/// <summary>Goes over the rooms that somebody is in, several at a time; whatever fails in one keeps no other from its turn.</summary>
public sealed partial class PresenceReconciliation
{
    private const int AtOnce = 8;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(100);

    private readonly MeetCalls _calls;
    private readonly RelayEngine _relay;
    private readonly PeerClosings _closings;
    private readonly VideoServerPace _pace;
    private readonly RoomQueues _rooms;
    private readonly ITableStore _table;
    private readonly MeetMetrics _metrics;
    private readonly MeetOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal PresenceReconciliation(
        MeetCalls calls,
        RelayEngine relay,
        PeerClosings closings,
        VideoServerPace pace,
        RoomQueues rooms,
        ITableStore table,
        MeetMetrics metrics,
        IOptions<MeetOptions> options,
        TimeProvider clock,
        ILogger<PresenceReconciliation> logger)
    {
        (_calls, _relay, _closings, _pace) = (calls, relay, closings, pace);
        (_rooms, _table, _metrics) = (rooms, table, metrics);
        (_options, _clock, _logger) = (options.Value, clock, logger);
    }

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var round = new RoomRound(_table, nameof(ReconcileMeetPresence));
        var calls = new VideoServerCalls(_calls, _relay, _closings, _options.Servers, _pace);
        var reasons = new ConcurrentQueue<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(OpenRoomsAsync(cancellationToken), parallel, async (roomId, limit) =>
        {
            if (await TryAsync(roomId, calls, limit) is { } reason)
            {
                reasons.Enqueue(reason);
            }
        });

        await round.SaveAsync(cancellationToken);
        if (reasons.TryPeek(out var first))
        {
            throw new PresenceNotReconciledException(reasons.Count, first);
        }

        async IAsyncEnumerable<string> OpenRoomsAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            var started = _clock.GetTimestamp();
            var (places, peers) = (0L, 0L);
            await foreach (var (roomId, room) in round.ReadAsync(cancellation))
            {
                if (calls.Left == 0 || _clock.GetElapsedTime(started) >= LongestRun)
                {
                    yield break;
                }

                (places, peers) = (places + room.Places, peers + room.Occupancy.Connected);
                if (room.Reconciled.IsOpen)
                {
                    yield return roomId;
                }
            }

            _metrics.Counted(places, peers);
        }
    }

    private async Task<string?> TryAsync(string roomId, VideoServerCalls calls, CancellationToken cancellationToken)
    {
        if (calls.IsAway(roomId))
        {
            return "A video server does not answer.";
        }

        try
        {
            var corrections = new RoomCorrections(roomId, calls, _rooms, _table, _options);
            return await new RoomComparison(roomId, calls, corrections, _rooms, _table, _clock).RunAsync(cancellationToken);
        }
        // One room must not end the run for the others.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(_logger, e, roomId);
            return e.Message;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "MeetPresenceNotReconciled", Level = LogLevel.Warning, Message = "{Room} could not be compared with the vendor")]
        public static partial void Failed(ILogger logger, Exception error, string room);
    }
}
