namespace RtcFunctions.Tests;

/// <summary>One request of an .http file, as it is written there.</summary>
internal sealed record HttpFileRequest(
    string Title, string? Name, string Method, string Url, IReadOnlyList<(string Name, string Value)> Headers, string? Body);
