namespace RtcFunctions.Agora.Events;

/// <summary>Agora was asked for events, and brought none that could be read.</summary>
internal sealed class EventsNotReadException(IEnumerable<string> reasons) : Exception(string.Join(' ', reasons));
