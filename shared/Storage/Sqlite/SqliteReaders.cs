using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace RtcFunctions.Storage.Sqlite;

// SQLite reads block their thread: a few may, on connections that are kept, and no caller waits longer than it wants to.
internal sealed class SqliteReaders(SqliteDatabase database) : IDisposable
{
    private const int MaxReaders = 4;

    private readonly SemaphoreSlim _free = new(MaxReaders);
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _disposed;

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _free.WaitAsync(cancellationToken);
        return await Task.Run(() => Read(read), CancellationToken.None).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        SqliteSession? session = null;
        try
        {
            session = _idle.TryTake(out var idle) ? idle : database.Open();
            var result = read(session);
            database.EnsureFileIsThere();
            _idle.Add(session);
            session = null;
            return result;
        }
        catch (SqliteException exception)
        {
            throw new StorageUnavailableException("SQLite could not read.", exception);
        }
        finally
        {
            // After a failure the connection goes with what it knew of the file.
            session?.Dispose();
            _free.Release();
            if (_disposed)
            {
                Dispose();
            }
        }
    }
}
