namespace RtcFunctions.LocalWorker;

/// <summary>A function that no host could run as it is written.</summary>
internal sealed class InvalidFunctionException(string function, string reason)
    : Exception($"The function {function} cannot be run: {reason}.");
