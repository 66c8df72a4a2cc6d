namespace RtcFunctions.Meet.Peers;

/// <summary>What became of a peer: when its closing was stored, null where a block was lifted and nobody is to be closed.</summary>
internal sealed record Removal(DateTimeOffset? ClosingStoredAt);
