namespace RtcFunctions.Storage.AzureTables;

internal sealed record TableContent(byte[] Body, string Type);
