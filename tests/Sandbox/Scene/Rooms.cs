namespace RtcFunctions.Sandbox.Scene;

/// <summary>Makes the rooms of the scene, moves the town hall on once it is over, and locks and unlocks.</summary>
internal sealed class Rooms(AppRooms app, TimeProvider clock)
{
    private bool _areMade;
    private bool _isLocked;
    private DateTimeOffset _townHallEnds;

    public void Forget() => _areMade = false;

    /// <summary>False where the app did not take it.</summary>
    public async Task<bool> PrepareAsync()
    {
        if (!_areMade)
        {
            _isLocked = false;
            return _areMade = await MakeAsync(SceneRooms.All);
        }

        if (clock.GetUtcNow() < _townHallEnds)
        {
            return true;
        }

        await app.CloseAsync(SceneRooms.TownHall);
        return await MakeAsync([SceneRooms.TownHall]);
    }

    public async Task<bool> LockOrUnlockAsync()
    {
        var isDone = _isLocked
            ? await app.UnlockAsync(SceneRooms.Interview)
            : await app.LockAsync(SceneRooms.Interview, "An interview is under way; please wait until it is over.");
        _isLocked ^= isDone;
        return isDone;
    }

    private async Task<bool> MakeAsync(IReadOnlyList<string> rooms)
    {
        var now = clock.GetUtcNow();
        foreach (var roomId in rooms)
        {
            if (!await app.PutAsync(roomId, SceneRooms.Policy(roomId, now)))
            {
                return false;
            }
        }

        _townHallEnds = now + SceneRooms.UntilTownHallOpens + SceneRooms.TownHallLasts;
        return true;
    }
}
