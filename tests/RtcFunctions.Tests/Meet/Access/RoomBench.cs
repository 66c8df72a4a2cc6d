using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Invitations;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;
using RtcFunctions.Storage.Sqlite;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Access;

/// <summary>
/// One room in a SQLite file, with a clock that a test moves. Storage counts, and knows no transactions, as Table storage; or it
/// transacts, and then each instance has the file open for itself.
/// </summary>
internal sealed class RoomBench : IDisposable
{
    public const string RoomId = "serv0room";

    private readonly SqliteFile _file = new();
    private readonly List<SqliteTableStore> _opened = [];
    private readonly bool _transacts;

    public RoomBench(bool transacts = false)
    {
        _transacts = transacts;
        Table = new CountingTable(_file.Store);
        Queues = NewInstance();
    }

    public ManualClock Clock { get; } = new();

    public CountingTable Table { get; }

    public RoomQueues Queues { get; }

    public TimeSpan Reconnect { get; } = TimeSpan.FromSeconds(60);

    /// <summary>What another process has: the same storage, and nothing in memory.</summary>
    public RoomQueues NewInstance() => new(new RoomStore(_transacts ? Open() : Table, Clock));

    public Task MakeAsync(RoomPolicy policy) => EditAsync(state => state.Room = state.Room with { Epoch = "epoch", Policy = policy });

    public Task ChangeAsync(Func<RoomPolicy, RoomPolicy> change) =>
        EditAsync(state => state.Room = state.Room with { Policy = change(state.Room.Policy) });

    public Task InviteAsync(string token, Func<Invitation, Invitation>? change = null)
    {
        var invitation = new Invitation(AccessToken.Hash(token)) { Epoch = "epoch", ExpiresAt = Clock.GetUtcNow().AddDays(1) };
        return EditAsync(state => state.Put(change?.Invoke(invitation) ?? invitation), needs => needs.Invitation(invitation.TokenHash));
    }

    public Task LeaveAsync(string peerId) => EditAsync(
        state => state.Put(state.Peer(peerId) with { AdmittedUntil = null, LeftAt = state.Now }), needs => needs.Peer(peerId));

    public async Task<Room> ReadAsync()
    {
        Room? room = null;
        await EditAsync(state => room = state.Room);
        return room!;
    }

    public void Dispose()
    {
        _opened.ForEach(store => store.Dispose());
        _file.Dispose();
    }

    private SqliteTableStore Open()
    {
        var store = _file.Open();
        _opened.Add(store);
        return store;
    }

    private async Task EditAsync(Action<RoomState> edit, Action<RoomNeeds>? need = null) =>
        await Queues.RunAsync(RoomId, new Edit(edit, need), default);

    private sealed class Edit(Action<RoomState> edit, Action<RoomNeeds>? need) : RoomOperation<object>
    {
        public override void Need(RoomNeeds needs) => need?.Invoke(needs);

        protected override object Decide(RoomState state)
        {
            edit(state);
            return this;
        }
    }
}

/// <summary>Counts commits, and how many calls had to wait for one another.</summary>
internal sealed class CountingTable(ITableStore table) : ITableStore
{
    private readonly Lock _gate = new();
    private int _running;
    private int _chain;
    private int _commits;

    public int Commits => _commits;

    public void Forget() => _commits = 0;

    /// <summary>
    /// How many groups of calls some work makes, each begun when all of the one before had ended. It runs one piece at a time, so that
    /// what it begins together is begun before any of that can end, however fast storage is.
    /// </summary>
    public async Task<int> ChainAsync(Func<Task> work)
    {
        _chain = 0;
        await Task.Factory.StartNew(
            work, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
        return _chain;
    }

    public Task<TableEntity?> ReadAsync(string partition, string row, CancellationToken cancellationToken) =>
        CountAsync(() => table.ReadAsync(partition, row, cancellationToken));

    public Task<TablePage> ReadRangeAsync(string partition, RowRange range, int limit, CancellationToken cancellationToken) =>
        CountAsync(() => table.ReadRangeAsync(partition, range, limit, cancellationToken));

    public Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _commits);
        return CountAsync(() => table.CommitAsync(partition, changes, cancellationToken));
    }

    private async Task<T> CountAsync<T>(Func<Task<T>> call)
    {
        lock (_gate)
        {
            _chain += _running++ == 0 ? 1 : 0;
        }

        // Behind what begins together with this call, also where storage answers at once.
        await Task.Yield();
        try
        {
            return await call();
        }
        finally
        {
            lock (_gate)
            {
                _running--;
            }
        }
    }
}
