using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Access;

/// <summary>Writes refusals into their rooms' logs, behind the answers' backs: a flood of them costs a commit a minute.</summary>
internal sealed partial class DeniedLog(RoomQueues rooms, IOptions<MeetOptions> options, TimeProvider clock, ILogger<DeniedLog> logger) : BackgroundService
{
    /// <summary>Rooms that refusals are kept for at once; a flood over more of them is not logged.</summary>
    private const int MostRooms = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DeniedRoom> _pending = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _added = new(0, 1);

    public void Add(string roomId, string? peerId, string reason)
    {
        lock (_gate)
        {
            if (!_pending.TryGetValue(roomId, out var room))
            {
                if (_pending.Count == MostRooms)
                {
                    return;
                }

                _pending.Add(roomId, room = new DeniedRoom(options.Value.DeniedPerMinute));
            }

            room.Add(new RoomEvent(RoomEvent.Denied, clock.GetUtcNow(), string.IsNullOrEmpty(peerId) ? null : peerId, Reason: reason));
            if (_added.CurrentCount == 0)
            {
                _added.Release();
            }
        }
    }

    public override void Dispose()
    {
        _added.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Woken by a refusal, and now and then for what waits for its minute to end.
            await _added.WaitAsync(TimeSpan.FromSeconds(5), stoppingToken);
            while (Due() is { Length: > 0 } due)
            {
                await Task.WhenAll(due.Select(roomId => WriteAsync(roomId, stoppingToken)));
            }
        }
    }

    private string[] Due()
    {
        lock (_gate)
        {
            return [.. _pending.Where(room => room.Value.IsDue(clock.GetUtcNow())).Select(room => room.Key)];
        }
    }

    private async Task WriteAsync(string roomId, CancellationToken cancellationToken)
    {
        DeniedRoom room;
        IReadOnlyList<RoomEvent> refusals;
        long leftOut;
        lock (_gate)
        {
            room = _pending[roomId];
            (refusals, leftOut) = room.Take();
        }

        try
        {
            var rest = await rooms.RunAsync(roomId, new DeniedOperation(refusals, leftOut, options.Value.DeniedPerMinute), cancellationToken);
            lock (_gate)
            {
                if (!room.IsOver(rest.LeftOut, clock.GetUtcNow()))
                {
                    return;
                }

                _pending.Remove(roomId);
            }
        }
        catch (StorageUnavailableException)
        {
            lock (_gate)
            {
                _pending.Remove(roomId);
            }

            Log.Lost(logger, refusals.Count + leftOut);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} refusals could not be logged")]
        public static partial void Lost(ILogger logger, long count);
    }
}
