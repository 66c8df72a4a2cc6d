namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>What came back of one call, and when it was made by the test's clock.</summary>
internal sealed record AskedAnswer(bool IsCheck, string PeerId, int Status, string? Word, TimeSpan At, TimeSpan Took)
{
    public TimeSpan End => At + Took;
}
