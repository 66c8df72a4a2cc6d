using System.Text.Json;
using RtcFunctions.Sandbox.Gcore;

namespace RtcFunctions.Sandbox.Scene;

/// <summary>A few rooms that people come to and go from, at the pace of people; the seed says who does what.</summary>
public sealed class LivelyScene : IDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan PauseBesides = TimeSpan.FromSeconds(3);

    private readonly AppRooms _app;
    private readonly Chance _chance;
    private readonly Visits _visits;
    private readonly Rooms _rooms;
    private readonly Func<Task<bool>>[] _acts;

    public LivelyScene(GcoreSimulator gcore, Uri app, string? key, int seed)
    {
        _app = new AppRooms(app, key);
        _chance = new Chance(seed);
        _visits = new Visits(gcore, _app, _chance);
        _rooms = new Rooms(_app, TimeProvider.System);
        _acts =
        [
            .. Enumerable.Repeat(_visits.ComeOrGoAsync, 12),
            _visits.ComeAgainAsync,
            _visits.IntrudeAsync,
            _rooms.LockOrUnlockAsync,
        ];
    }

    /// <summary>Plays until it is cancelled, whatever becomes of the app meanwhile.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await ActAsync();
            var pause = Task.Delay(ShortestPause + _chance.UpTo(PauseBesides), cancellationToken);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One thing happens: somebody comes, goes, comes again or is refused, or a room is locked or unlocked.</summary>
    public async Task ActAsync()
    {
        try
        {
            if (!await _rooms.PrepareAsync() || !await Next()())
            {
                // An app that was started anew may know none of the rooms.
                _rooms.Forget();
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException)
        {
            // The app is away, or fails: the people stay where they are.
        }
    }

    public void Dispose() => _app.Dispose();

    // Whoever looks right after the start is to see somebody.
    private Func<Task<bool>> Next() => _visits.IsAnybodyThere ? _chance.OneOf(_acts) : _visits.OpenAsync;
}
