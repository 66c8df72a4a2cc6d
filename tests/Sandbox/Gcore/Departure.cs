namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Why a connection to a room has ended.</summary>
public enum Departure
{
    Left,

    /// <summary>By <c>closePeer</c>.</summary>
    Closed,

    /// <summary>By <c>closeRoom</c>.</summary>
    RoomClosed,

    /// <summary>"Someone joined into the room with your ID".</summary>
    Replaced,
}
