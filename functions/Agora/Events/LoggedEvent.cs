namespace RtcFunctions.Agora.Events;

/// <summary>An event of our log; <paramref name="Json"/> is Agora's own text.</summary>
internal sealed record LoggedEvent(string Cursor, DateTimeOffset At, string Kind, string Json);
