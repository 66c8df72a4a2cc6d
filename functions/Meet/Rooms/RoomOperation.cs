namespace RtcFunctions.Meet.Rooms;

/// <summary>Something to be decided about a room, and written with whatever else waits for that room.</summary>
internal abstract class RoomOperation
{
    /// <summary>How many rows it changes at the most, the room's own not counted.</summary>
    public virtual int MostChanges => Places.MostChanges;

    /// <summary>Whether nobody waits for it any more, so that it must not be done at all.</summary>
    public abstract bool IsAbandoned { get; }

    public abstract void Need(RoomNeeds needs);

    /// <summary>Decides and changes <paramref name="state"/>; false where more has to be read first. Done anew after a lost race.</summary>
    public abstract bool TryApply(RoomState state);

    /// <summary>Tells the result, once it is written.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception outage);
}

/// <summary>An operation with a result.</summary>
internal abstract class RoomOperation<TResult> : RoomOperation
    where TResult : class
{
    private readonly TaskCompletionSource<TResult> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? _result;
    private bool _abandoned;

    public override bool IsAbandoned => Volatile.Read(ref _abandoned);

    /// <summary>The result; where the caller stops waiting, what has not begun is not done.</summary>
    public async Task<TResult> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _completion.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Volatile.Write(ref _abandoned, true);
            throw;
        }
    }

    public override bool TryApply(RoomState state) => (_result = Decide(state)) is not null;

    public override void Complete() => _completion.TrySetResult(_result!);

    public override void Fail(Exception outage) => _completion.TrySetException(outage);

    /// <summary>Null where more has to be read first.</summary>
    protected abstract TResult? Decide(RoomState state);
}
