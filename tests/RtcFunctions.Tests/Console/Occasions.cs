using RtcFunctions.Tests.Browser;

namespace RtcFunctions.Tests.Console;

internal static class Occasions
{
    /// <summary>A room whose occasion is over, and collected: grace came late, and ada came back for a moment.</summary>
    public static async Task AttendAsync(this BrowserStage stage, string roomId)
    {
        await stage.MakeRoomAsync(roomId, new { maxParticipants = 8 });
        var ada = await stage.ComeAsync(roomId, "ada", "Ada Lovelace");
        ada.Leave();
        await stage.Gcore.Webhooks.DrainAsync();

        // The app saw ada for a moment; how long they stayed is what Gcore says of all whose stay touches that moment.
        var end = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        foreach (var (peerId, from, to) in ((string, int, int)[])[("alan", 3840, 0), ("ada", 2640, 50), ("grace", 1440, 5)])
        {
            stage.Gcore.Streaming.AddSession(roomId, peerId, end.AddSeconds(-from), end.AddSeconds(-to));
        }

        await Eventually.HoldsAsync(async () =>
        {
            using var run = await stage.Client.PostAsync(new Uri("admin/functions/CollectMeetAttendance", UriKind.Relative), content: null);
            using var attendance = await stage.Client.GetAsync(new Uri($"api/meet/rooms/{roomId}/attendance", UriKind.Relative));
            return attendance.IsSuccessStatusCode;
        });
    }
}
