namespace RtcFunctions.Storage;

/// <summary>Storage did not answer, or not in time. A commit that ends so may or may not have been applied.</summary>
public sealed class StorageUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
