namespace RtcFunctions.Agora.Events;

/// <summary>The number of the log's last event, and the ETag that whoever adds further ones must still find.</summary>
internal sealed record EventHead(long Last, string ETag);
