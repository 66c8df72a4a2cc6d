using RtcFunctions.Secrets;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// Tells that somebody was erased, to whoever learned of that person before and writes afterwards. It has the SHA-256 of the ID, and
/// goes once nothing of that kind can come any more.
/// </summary>
internal static class ErasureMark
{
    public static string RowOf(string peerId) => RoomRows.Erasures.From + Digest.Of(peerId);

    public static TableProperties RowAt(DateTimeOffset time) => new() { { "at", time } };

    public static DateTimeOffset? At(TableProperties? row) => row?.GetDateTimeOffset("at");
}
