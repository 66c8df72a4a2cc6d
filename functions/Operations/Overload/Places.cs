namespace RtcFunctions.Operations.Overload;

/// <summary>How many calls of one function may be under way at once; every call comes by here, so taking a place allocates and locks nothing.</summary>
internal sealed class Places(int atOnce)
{
    private int _taken;

    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= atOnce)
        {
            return true;
        }

        GiveBack();
        return false;
    }

    public void GiveBack() => Interlocked.Decrement(ref _taken);
}
