namespace RtcFunctions.Meet.Rooms;

/// <summary>A time in which a room was never empty: from its first <c>connected</c> to its last <c>disconnected</c>.</summary>
internal sealed record Occasion(DateTimeOffset From, DateTimeOffset To);
