namespace RtcFunctions.Operations;

/// <summary>Secrets whose source is away: what was read before serves on.</summary>
internal sealed class SecretsNotReadException(IEnumerable<string> names) : Exception($"Could not be read: {string.Join(", ", names)}.");
