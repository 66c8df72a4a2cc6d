namespace RtcFunctions.Relay;

/// <summary>Whether a byte has come of the answer to one request.</summary>
internal sealed class AnswerWatch
{
    private static readonly AsyncLocal<AnswerWatch?> OfThisFlow = new();

    private volatile bool _hasBegun;

    /// <summary>
    /// The watch of the request that the running code sends. Which connection that goes out on the handler does not tell; but it writes a
    /// request in the flow of its sender.
    /// </summary>
    public static AnswerWatch? Current
    {
        get => OfThisFlow.Value;
        set => OfThisFlow.Value = value;
    }

    public bool HasBegun => _hasBegun;

    public void Begun() => _hasBegun = true;
}
