using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>The row of a peer that is still to be closed at the vendor; it lies there until the vendor says that the peer is gone.</summary>
internal static class Closing
{
    public static TableProperties RowOf(RoomEvent cause) => new() { { "at", cause.At } };

    public static DateTimeOffset? At(TableProperties row) => row.GetDateTimeOffset("at");
}
