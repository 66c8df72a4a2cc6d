namespace RtcFunctions.Relay;

/// <summary>Whether a byte has come of the answer to one request.</summary>
internal sealed class AnswerWatch
{
    private static readonly AsyncLocal<AnswerWatch?> OfThisFlow = new();

    private volatile bool _hasBegun;

    /// <summary>The watch of the request that the running code writes.</summary>
    public static AnswerWatch? Current => OfThisFlow.Value;

    public bool HasBegun => _hasBegun;

    /// <summary>
    /// Watches for the answer to the request that the running code is about to send. Which connection it goes out on the handler does not
    /// tell; but it writes a request in the flow of its sender.
    /// </summary>
    public static AnswerWatch Begin() => OfThisFlow.Value = new AnswerWatch();

    public void Begun() => _hasBegun = true;
}
