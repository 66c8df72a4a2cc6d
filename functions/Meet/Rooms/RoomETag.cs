using System.Globalization;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Changes with PUT, lock and unlock alone, and never comes back, also where the room is made again.</summary>
internal static class RoomETag
{
    public static string Of(Room room) => string.Create(CultureInfo.InvariantCulture, $"\"{room.Epoch}.{room.Revision}\"");
}
