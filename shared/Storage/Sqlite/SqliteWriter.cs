using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace RtcFunctions.Storage.Sqlite;

// The one writer: a thread of its own that commits all who wait in one transaction, each behind a savepoint, so that one flush
// to the disk serves them all.
internal sealed class SqliteWriter : IDisposable
{
    private const int MaxWaiting = 1024;
    private const int MaxGroup = 256;

    private readonly SqliteDatabase _database;
    private readonly Channel<SqliteCommit> _waiting = Channel.CreateBounded<SqliteCommit>(MaxWaiting);
    private readonly Thread _thread;
    private SqliteSession? _session;

    public SqliteWriter(SqliteDatabase database)
    {
        _database = database;
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public async Task<CommitOutcome> CommitAsync(SqliteCommit commit, CancellationToken cancellationToken)
    {
        await _waiting.Writer.WriteAsync(commit, cancellationToken);
        return await commit.Outcome.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _thread.Join();
    }

    private void Run()
    {
        var group = new List<SqliteCommit>(MaxGroup);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            // Whoever is about to ask on this processor may come first: the more share a transaction, the less each costs.
            Thread.Yield();
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var commit))
            {
                group.Add(commit);
            }

            Commit(group);
            group.Clear();
        }

        _session?.Dispose();
    }

    private void Commit(List<SqliteCommit> group)
    {
        foreach (var abandoned in group.Where(commit => commit.IsAbandoned))
        {
            abandoned.Abandon();
        }

        group.RemoveAll(commit => commit.Outcome.IsCompleted);
        if (group.Count == 0)
        {
            return;
        }

        try
        {
            _session ??= _database.Open();
            Commit(group, _session);
            _database.EnsureFileIsThere();
            group.ForEach(commit => commit.Complete());
        }
        catch (Exception exception)
        {
            // Disposing rolls back; the next group opens the file anew, whatever was wrong with it.
            _session?.Dispose();
            _session = null;
            Exception failure = exception is SqliteException
                ? new StorageUnavailableException("SQLite could not commit.", exception)
                : exception;
            group.ForEach(commit => commit.Fail(failure));
        }
    }

    private void Commit(List<SqliteCommit> group, SqliteSession session)
    {
        session.Prepare("BEGIN IMMEDIATE").Run();
        var before = ReadLastETag(session);
        var lastETag = before;
        foreach (var commit in group)
        {
            commit.Apply(session, _database.Schema, ref lastETag);
        }

        if (lastETag != before)
        {
            session.Prepare(_database.Schema.SetLastETag).Bind(lastETag).Run();
        }

        session.Prepare("COMMIT").Run();
    }

    private long ReadLastETag(SqliteSession session)
    {
        using var last = session.Prepare(_database.Schema.LastETag);
        last.Read();
        return last.Number(0);
    }
}
