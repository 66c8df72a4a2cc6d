namespace RtcFunctions.Meet.Rooms;

/// <summary>Operations that are decided and committed together, taken from those that wait when they are needed, and not before.</summary>
internal sealed class RoomGroup(Func<List<RoomOperation>> take)
{
    private readonly List<RoomOperation> _decided = [];
    private readonly List<RoomOperation> _left = [];
    private List<RoomOperation>? _operations;

    private List<RoomOperation> Operations => _operations ??= take();

    public RoomNeeds Needs()
    {
        var needs = new RoomNeeds();
        Operations.ForEach(operation => operation.Need(needs));
        return needs;
    }

    /// <summary>Decides all for which there is space, anew after a lost race.</summary>
    public void Decide(RoomState state)
    {
        _decided.Clear();
        _left.Clear();
        foreach (var operation in Operations)
        {
            var isDecided = _left.Count == 0 && state.HasSpaceFor(operation.MostChanges) && operation.TryApply(state);
            (isDecided ? _decided : _left).Add(operation);
        }
    }

    /// <summary>Tells the results; those operations that it answers are left for the next group.</summary>
    public List<RoomOperation> Complete()
    {
        _decided.ForEach(operation => operation.Complete());
        return _left;
    }

    public void Fail(Exception outage) => Operations.ForEach(operation => operation.Fail(outage));
}
