using System.Diagnostics;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Grants so many requests in any one second, not on average.</summary>
internal sealed class RateWindow(int perSecond)
{
    private readonly Queue<long> _granted = new();

    public bool TryGrant()
    {
        lock (_granted)
        {
            var now = Stopwatch.GetTimestamp();
            while (_granted.TryPeek(out var oldest) && Stopwatch.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
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
