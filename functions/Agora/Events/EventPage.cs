namespace RtcFunctions.Agora.Events;

/// <summary>Some events in the order of their cursors; <paramref name="Next"/> is null where there are no more yet.</summary>
internal sealed record EventPage(IReadOnlyList<LoggedEvent> Events, string? Next);
