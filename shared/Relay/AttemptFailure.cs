namespace RtcFunctions.Relay;

/// <summary>Why an attempt brought no answer.</summary>
internal enum AttemptFailure
{
    None,

    /// <summary>No connection: not a byte of the request was sent.</summary>
    NotSent,

    /// <summary>The connection broke before an answer.</summary>
    NoAnswer,

    /// <summary>The answer broke off.</summary>
    BrokeOff,

    /// <summary>The answer was not HTTP, or more headers than are read.</summary>
    NotHttp,

    Timeout,
}
