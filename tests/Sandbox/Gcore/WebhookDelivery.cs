namespace RtcFunctions.Sandbox.Gcore;

/// <summary>
/// Tells who came and went. Without faults a peer's webhooks arrive once and in their order; those of different peers overtake each
/// other even then, as they would from a vendor with many servers.
/// </summary>
public sealed class WebhookDelivery : IDisposable
{
    private readonly WebhookSender _sender;
    private readonly WebhookLines _lines = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Webhook> _heldBack = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private WebhookFaults _faults = WebhookFaults.None;
    private Chance _chance = new(seed: 0);
    private int _lost;

    internal WebhookDelivery(HttpClient http) => _sender = new(http);

    /// <summary>Holds from the next webhook on; the seed begins anew.</summary>
    public WebhookFaults Faults
    {
        get => _faults;
        set
        {
            lock (_gate)
            {
                (_faults, _chance) = (value, new Chance(value.Seed));
            }
        }
    }

    /// <summary>How many were answered with success, repetitions among them.</summary>
    public int Acknowledged => _sender.Acknowledged;

    /// <summary>How many were answered with an error; they are not sent again.</summary>
    public int Refused => _sender.Refused;

    /// <summary>How many found nobody to answer; they are not sent again.</summary>
    public int Unanswered => _sender.Unanswered;

    /// <summary>How many were never sent.</summary>
    public int Lost => Volatile.Read(ref _lost);

    internal GcoreCallbacks? Callbacks { get; set; }

    /// <summary>Lets go of what is held back, and waits until nothing is on its way any more.</summary>
    public async Task DrainAsync()
    {
        do
        {
            await _lines.WhenEmptyAsync();
        }
        // What arrives may bring about another: somebody is closed, and that is told too.
        while (LetsGoOfAny());
    }

    public void Dispose()
    {
        Callbacks = null;
        _end.Cancel();
        _end.Dispose();
    }

    internal void Tell(PresenceChange change)
    {
        lock (_gate)
        {
            if (Callbacks is null)
            {
                return;
            }

            var webhook = new Webhook(change.Event, change.Who.RoomId, change.Who.PeerId, change.Who.DisplayName);
            var fate = WebhookFate.Draw(_faults, _chance);
            if (fate.IsLost)
            {
                _lost++;
            }
            else if (!fate.IsHeldBack || !_heldBack.TryAdd(webhook.RoomId, webhook))
            {
                LetGo(webhook.RoomId, behind: Send(webhook, fate, Task.CompletedTask));
            }
        }
    }

    private bool LetsGoOfAny()
    {
        lock (_gate)
        {
            var roomIds = _heldBack.Keys.ToArray();
            foreach (var roomId in roomIds)
            {
                LetGo(roomId, Task.CompletedTask);
            }

            return roomIds.Length > 0;
        }
    }

    private void LetGo(string roomId, Task behind)
    {
        if (_heldBack.Remove(roomId, out var webhook))
        {
            _ = Send(webhook, default, behind);
        }
    }

    private Task Send(Webhook webhook, WebhookFate fate, Task behind)
    {
        return fate.Delay > TimeSpan.Zero
            ? _lines.SendLate(Task.Delay(fate.Delay, _end.Token), SendAsync)
            : _lines.Enqueue(webhook, behind, SendAsync);

        async Task SendAsync()
        {
            for (var i = 0; i < (fate.IsRepeated ? 2 : 1) && Callbacks is { } callbacks; i++)
            {
                await _sender.SendAsync(webhook, callbacks);
            }
        }
    }
}
