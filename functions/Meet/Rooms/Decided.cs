namespace RtcFunctions.Meet.Rooms;

/// <summary>What an operation came to; null where there is no such room, or nothing in it of that name.</summary>
internal sealed record Decided<T>(T? Value)
    where T : class;
