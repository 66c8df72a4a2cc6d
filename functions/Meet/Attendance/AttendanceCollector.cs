using Microsoft.Extensions.Options;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Attendance;

/// <summary>
/// Goes over the rooms that have emptied, one after the other: among the calls to the Streaming Platform, ours are one at a time.
/// </summary>
public sealed class AttendanceCollector
{
    private const int MostFailures = 3;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);

    private readonly OccasionCollector _occasions;
    private readonly ErasureMarks _marks;
    private readonly ITableStore _table;
    private readonly MeetOptions _options;
    private readonly TimeProvider _clock;

    internal AttendanceCollector(
        OccasionCollector occasions, ErasureMarks marks, ITableStore table, IOptions<MeetOptions> options, TimeProvider clock)
    {
        _occasions = occasions;
        _marks = marks;
        _table = table;
        _options = options.Value;
        _clock = clock;
    }

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        var round = new RoomRound(_table, nameof(CollectMeetAttendance));
        var reasons = new List<string>();
        await foreach (var (roomId, room) in round.ReadAsync(cancellationToken))
        {
            // Where several rooms fail, so would the others: they begin the next run.
            if (reasons.Count >= MostFailures || _clock.GetElapsedTime(started) >= LongestRun)
            {
                break;
            }

            if (room.Occupancy.Ended is { } occasion && occasion.To + _options.AttendanceDelay is var due && due <= _clock.GetUtcNow())
            {
                reasons.AddRange(await _occasions.TryAsync(roomId, occasion, due, cancellationToken) is { } reason ? [reason] : []);
            }
            else
            {
                await _marks.ForgetAsync(roomId, room, cancellationToken);
            }
        }

        await round.SaveAsync(cancellationToken);
        if (reasons.Count > 0)
        {
            throw new AttendanceNotCollectedException(reasons.Count, reasons[0]);
        }
    }
}
