namespace RtcFunctions.Meet.Access;

/// <summary>A decision, and whether it was about a room that we keep: those log whom they refuse.</summary>
internal sealed record AccessAnswer(AccessDecision Decision, bool RoomIsKept);
