using Microsoft.Data.Sqlite;

namespace RtcFunctions.Storage.Sqlite;

// A commit on its way to the writer, with somebody waiting for what became of it. What it changes may be decided only there.
internal sealed class SqliteCommit(Func<SqliteSession, SqliteChanges?> decide, CancellationToken cancellationToken)
{
    private static readonly CommitOutcome Nothing = new CommitOutcome.Committed([]);

    private readonly TaskCompletionSource<CommitOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitOutcome _outcome = Nothing;
    private Exception? _failure;

    public Task<CommitOutcome> Outcome => _done.Task;

    public bool IsAbandoned => cancellationToken.IsCancellationRequested;

    public void Apply(SqliteSession session, SqliteSchema schema, ref long lastETag)
    {
        if (Decide(session) is not { } changes)
        {
            return;
        }

        session.Prepare("SAVEPOINT one").Run();
        _outcome = changes.Apply(session, schema, ref lastETag);
        if (_outcome is not CommitOutcome.Committed)
        {
            session.Prepare("ROLLBACK TO one").Run();
        }

        session.Prepare("RELEASE one").Run();
    }

    public void Complete() => _ = _failure is null ? _done.TrySetResult(_outcome) : _done.TrySetException(_failure);

    public void Fail(Exception exception) => _done.TrySetException(exception);

    public void Abandon() => _done.TrySetCanceled(cancellationToken);

    // Whoever decides wrongly fails alone.
    private SqliteChanges? Decide(SqliteSession session)
    {
        try
        {
            return decide(session);
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            _failure = exception;
            return null;
        }
    }
}
