using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RtcFunctions.Http;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Relay;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Attendance;

/// <summary>Collects who attended one occasion: the vendor's summary of it, and everybody's sessions.</summary>
internal sealed partial class OccasionCollector(
    MeetCalls calls, RelayEngine relay, RoomQueues rooms, ErasureMarks marks, ITableStore table, TimeProvider clock, ILogger<OccasionCollector> logger)
{
    private const string Summary = "peers/summary";
    private const string Sessions = "peers/";

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>How long figures that are not there yet are waited for, and how long a vendor that does not answer.</summary>
    private static readonly TimeSpan WaitsForFigures = TimeSpan.FromHours(1);
    private static readonly TimeSpan WaitsForVendor = TimeSpan.FromHours(24);

    /// <summary>Null where it was collected, or is not to be had; else why it has to be tried again.</summary>
    public async Task<string?> TryAsync(string roomId, Occasion occasion, DateTimeOffset due, CancellationToken cancellationToken)
    {
        try
        {
            if ((await AskAsync(roomId, occasion, cancellationToken)).Failed(out var figures, out var problem))
            {
                await GiveUpAsync(roomId, occasion, due + WaitsForVendor, cancellationToken);
                return problem.Detail;
            }

            if (figures.Attendance is not { } attendance)
            {
                await GiveUpAsync(roomId, occasion, due + WaitsForFigures, cancellationToken);
                return null;
            }

            await KeepAsync(roomId, occasion, attendance, figures.Sessions, cancellationToken);
            return null;
        }
        catch (StorageUnavailableException e)
        {
            return e.Message;
        }
    }

    private async Task<Outcome<Figures>> AskAsync(string roomId, Occasion occasion, CancellationToken cancellationToken)
    {
        if ((await AskAsync(Summary, roomId, occasion, OccasionFigures.ReadSummary, cancellationToken)).Failed(out var summary, out var problem)
            || (await AskAsync(Sessions, roomId, occasion, OccasionFigures.ReadSessions, cancellationToken)).Failed(out var sessions, out problem))
        {
            return problem;
        }

        return summary.Value is null || sessions.Value is null ? Figures.None : new Figures(summary.Value, sessions.Value);
    }

    /// <summary>Without a value where the vendor has no figures.</summary>
    private async Task<Outcome<Decided<T>>> AskAsync<T>(
        string figures, string roomId, Occasion occasion, Func<JsonElement?, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var call = calls.ToStatistics(figures, roomId, occasion.From - Margin, occasion.To + Margin);
        if ((await relay.AskAsync(call, cancellationToken)).Failed(out var answer, out var problem))
        {
            return problem;
        }

        using (answer)
        {
            return answer.Status switch
            {
                StatusCodes.Status404NotFound => new Decided<T>(null),
                StatusCodes.Status200OK when read(JsonText.Parse(answer.Json)) is { } value => new Decided<T>(value),
                _ => Problem.VendorInvalidResponse(MeetRelay.Name, $"told no figures of a room (HTTP {answer.Status})"),
            };
        }
    }

    private async Task KeepAsync(
        string roomId, Occasion occasion, RoomAttendance attendance, IReadOnlyList<AttendedSession> sessions, CancellationToken cancellationToken)
    {
        while (await table.FindRoomAsync(roomId, cancellationToken) is { } room && room.Occupancy.Ended == occasion)
        {
            var erased = await marks.ReadAsync(roomId, cancellationToken);
            var parts = AttendancePart.Pack(sessions.Select(session =>
                session.PeerId is { } peerId && erased.Contains(ErasureMark.RowOf(peerId)) ? session with { PeerId = null } : session));
            if (parts.Count > KeepAttendanceOperation.MostParts)
            {
                throw new InvalidOperationException("An attendance is longer than the answer that it was read from.");
            }

            // Somebody may be erased before it is kept: then it is put together anew.
            var keep = new KeepAttendanceOperation(occasion, room.Erasures, attendance, parts);
            if ((await rooms.RunAsync(roomId, keep, cancellationToken)).Value is not null)
            {
                return;
            }
        }
    }

    private async Task GiveUpAsync(string roomId, Occasion occasion, DateTimeOffset last, CancellationToken cancellationToken)
    {
        if (last < clock.GetUtcNow())
        {
            await rooms.RunAsync(roomId, new DropOccasionOperation(occasion), cancellationToken);
            Log.GivenUp(logger, roomId);
        }
    }

    private sealed record Figures(RoomAttendance? Attendance, IReadOnlyList<AttendedSession> Sessions)
    {
        public static readonly Figures None = new(null, []);
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "MeetAttendanceNotThere", Level = LogLevel.Warning, Message = "Nobody could say who attended {Room}")]
        public static partial void GivenUp(ILogger logger, string room);
    }
}
