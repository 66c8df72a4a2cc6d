using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>The row of a peer that is still to be closed at the vendor; it lies there until the vendor says that the peer is gone.</summary>
internal static class Closing
{
    /// <summary>How long the ID of somebody who was erased is kept to be closed by, where the vendor does not answer.</summary>
    private static readonly TimeSpan OfErased = TimeSpan.FromHours(1);

    private const string UntilProperty = "until";

    public static TableProperties RowOf(RoomEvent cause) => new() { { "at", cause.At } };

    public static DateTimeOffset? At(TableProperties row) => row.GetDateTimeOffset("at");

    /// <summary>When it is given up; null where it never is.</summary>
    public static DateTimeOffset? Until(TableProperties row) => row.GetDateTimeOffset(UntilProperty);

    /// <summary>Nothing else is known of the peer any more, and this not for long.</summary>
    public static TableProperties OfErasedPeer(TableProperties row, DateTimeOffset now) =>
        new() { { "at", At(row) }, { UntilProperty, Until(row) ?? now + OfErased } };

    /// <summary>Takes back that a peer is to be closed: it may be there after all.</summary>
    public static void StopClosing(this RoomState state, string peerId)
    {
        if (state.Read(RoomRows.Closing(peerId)) is not null)
        {
            state.Write(RoomRows.Closing(peerId), null);
        }
    }
}
