namespace RtcFunctions.Diagnostics;

/// <summary>Whether the app has started.</summary>
internal sealed class StartPhase
{
    private volatile bool _isOver;

    public bool IsOver => _isOver;

    public void End() => _isOver = true;
}
