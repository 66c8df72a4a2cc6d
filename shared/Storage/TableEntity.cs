namespace RtcFunctions.Storage;

/// <summary>An entity as it was read; <paramref name="ETag"/> changes with every write of it and never comes back.</summary>
public sealed record TableEntity(string Partition, string Row, string ETag, TableProperties Properties);
