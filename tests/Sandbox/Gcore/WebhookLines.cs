using System.Globalization;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Sends what is about one peer in its order, and what is about several at the same time.</summary>
internal sealed class WebhookLines
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string RoomId, string PeerId), Task> _tails = [];
    private readonly Pulse _pulse = new();
    private int _underWay;

    /// <summary>Sends once everything before it in its peer's line was sent, and <paramref name="behind"/> too.</summary>
    public Task Enqueue(Webhook webhook, Task behind, Func<Task> send)
    {
        var peer = (webhook.RoomId, webhook.PeerId);
        lock (_gate)
        {
            if (_underWay == 0)
            {
                _tails.Clear();
            }

            return _tails[peer] = SendAsync(Task.WhenAll(_tails.GetValueOrDefault(peer, Task.CompletedTask), behind), send);
        }
    }

    /// <summary>Sends after the delay and in no line: whatever its peer does meanwhile is told first.</summary>
    public Task SendLate(Task delay, Func<Task> send)
    {
        lock (_gate)
        {
            return SendAsync(delay, send);
        }
    }

    public Task WhenEmptyAsync() => _pulse.UntilAsync(
        () => Volatile.Read(ref _underWay) == 0,
        Patience,
        () => string.Create(CultureInfo.InvariantCulture, $"{_underWay} webhooks are still on their way."));

    private async Task SendAsync(Task turn, Func<Task> send)
    {
        _underWay++;
        await turn.ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        await send();
        lock (_gate)
        {
            _underWay--;
        }

        _pulse.Beat();
    }
}
