using System.Globalization;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Where things lie: a room is a partition, and one more lists all rooms.</summary>
internal static class RoomRows
{
    public const string Index = "rooms";

    /// <summary>How far timers have come that go over all rooms.</summary>
    public const string Positions = "rooms:positions";

    public const string Room = "room";

    /// <summary>The room's latest attendance, without its sessions, which lie in parts beside it.</summary>
    public const string Attendance = "attendance";

    private const string At = "at";

    public static readonly RowRange Peers = RowRange.StartingWith("peer:");
    public static readonly RowRange Invitations = RowRange.StartingWith("invitation:");
    public static readonly RowRange Closings = RowRange.StartingWith("closing:");
    public static readonly RowRange Erasures = RowRange.StartingWith("erased:");
    public static readonly RowRange AttendanceParts = RowRange.StartingWith("attendance:");
    public static readonly RowRange Events = RowRange.StartingWith("event:");

    /// <summary>Places that wait for their <c>joinPeer</c>, the one that lapses first in front.</summary>
    public static readonly RowRange Places = RowRange.StartingWith("place:");

    /// <summary>The same for places whose peer will be named by the vendor.</summary>
    public static readonly RowRange AnonymousPlaces = RowRange.StartingWith("anonymous:");

    public static string Partition(string roomId) => "room:" + roomId;

    /// <summary>The index row that a room has from before its first row on.</summary>
    public static TableChange IndexedAt(DateTimeOffset now, string roomId) => TableChange.Upsert(roomId, new() { { At, now } });

    public static bool IsIndexedBefore(DateTimeOffset time, TableEntity entry) => entry.Properties.GetDateTimeOffset(At) < time;

    public static bool IsPeer(string row) => row.StartsWith("peer:", StringComparison.Ordinal);

    public static string PeerId(string row) => row[Peers.From.Length..];

    public static string Peer(string peerId) => "peer:" + peerId;

    public static string Invitation(string tokenHash) => "invitation:" + tokenHash;

    public static string Event(long number) => string.Create(CultureInfo.InvariantCulture, $"event:{number:D19}");

    public static string AttendancePart(int number) => string.Create(CultureInfo.InvariantCulture, $"attendance:{number:D4}");

    public static bool IsAttendancePart(string row) => row.StartsWith("attendance:", StringComparison.Ordinal);

    public static string PeerIdOfClosing(string row) => row[Closings.From.Length..];

    public static string Closing(string peerId) => "closing:" + peerId;

    public static bool IsEvent(string row) => row.StartsWith("event:", StringComparison.Ordinal);

    /// <summary>Whose admission a place waits for.</summary>
    public static string PeerOfPlace(string row) => row.Split(':', 3)[2];

    public static bool IsPlaceOfPeer(string row) => row.StartsWith("place:", StringComparison.Ordinal);

    public static string Place(DateTimeOffset until, string peerId) =>
        string.Create(CultureInfo.InvariantCulture, $"place:{until.UtcTicks:D19}:{peerId}");

    public static string AnonymousPlace(DateTimeOffset until, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"anonymous:{until.UtcTicks:D19}:{id}");
}
