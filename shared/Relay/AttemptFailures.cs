using System.Net.Sockets;

namespace RtcFunctions.Relay;

/// <summary>What an exception says of an attempt.</summary>
internal static class AttemptFailures
{
    /// <summary>
    /// The failure of an attempt whose answer had, or had not, begun or come as far as its body; none where its caller has gone, or there
    /// is a bug.
    /// </summary>
    public static AttemptFailure Of(Exception error, bool hasBegun, bool hasBody, CancellationToken cancellationToken) => error switch
    {
        OperationCanceledException when !cancellationToken.IsCancellationRequested => AttemptFailure.Timeout,
        HttpRequestException request when !hasBody => OfHead(request.HttpRequestError, hasBegun),
        HttpRequestException or IOException => AttemptFailure.BrokeOff,
        // As the handler has it where a connection is reset before it could look who is at its other end.
        SocketException => AttemptFailure.NotSent,
        _ => AttemptFailure.None,
    };

    private static AttemptFailure OfHead(HttpRequestError error, bool hasBegun) => error switch
    {
        HttpRequestError.ConnectionError => AttemptFailure.NotSent,
        HttpRequestError.NameResolutionError => AttemptFailure.NotSent,
        HttpRequestError.SecureConnectionError => AttemptFailure.NotSent,
        HttpRequestError.InvalidResponse => AttemptFailure.NotHttp,
        HttpRequestError.ConfigurationLimitExceeded => AttemptFailure.NotHttp,
        // The handler tells of an answer that breaks off in its head as of a connection that closed without a word.
        HttpRequestError.ResponseEnded or HttpRequestError.Unknown when hasBegun => AttemptFailure.BrokeOff,
        _ => AttemptFailure.NoAnswer,
    };
}
