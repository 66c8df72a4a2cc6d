namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Grants so many requests in any one second, not on average.</summary>
internal sealed class RateWindow(int perSecond, TimeProvider clock)
{
    private readonly Queue<long> _granted = new();

    public bool TryGrant()
    {
        lock (_granted)
        {
            var now = clock.GetTimestamp();
            while (_granted.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
            {
                _granted.Dequeue();
            }

            if (_granted.Count == perSecond)
            {
                return false;
            }

            _granted.Enqueue(now);
            return true;
        }
    }
}
