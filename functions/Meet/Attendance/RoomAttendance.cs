using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Attendance;

/// <summary>The vendor's figures of an occasion, in UNIX seconds; <paramref name="Parts"/> rows beside it have the sessions.</summary>
internal sealed record RoomAttendance(long Participants, long StartTime, long EndTime, long Duration, int Parts)
{
    public static RoomAttendance From(TableProperties row) => new(
        row.GetInt64("participants")!.Value,
        row.GetInt64("startTime")!.Value,
        row.GetInt64("endTime")!.Value,
        row.GetInt64("duration")!.Value,
        (int)row.GetInt64("parts")!.Value);

    public TableProperties ToRow() => new()
    {
        { "participants", Participants },
        { "startTime", StartTime },
        { "endTime", EndTime },
        { "duration", Duration },
        { "parts", Parts },
    };
}
