using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RtcFunctions.Storage.Sqlite;

// A prepared statement: bound in the order of its parameters, read or run, and ready for its next use once it is disposed of.
// SqliteCommand binds by name and makes a reader each time, which takes longer than what it asks SQLite for.
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteStatement Bind(string text)
    {
        Span<byte> utf8 = text.Length <= TableLimits.KeyLength ? stackalloc byte[3 * TableLimits.KeyLength] : new byte[3 * text.Length];
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8[..Encoding.UTF8.GetBytes(text, utf8)]));
        return this;
    }

    public SqliteStatement Bind(long number)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, number));
        return this;
    }

    public SqliteStatement Bind(ReadOnlySpan<byte> bytes)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, bytes));
        return this;
    }

    /// <summary>How many rows it changed.</summary>
    public int Run()
    {
        using (this)
        {
            Read();
            return raw.sqlite3_changes(_database);
        }
    }

    /// <summary>Whether there is a row more.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(_statement);
        Check(result);
        return result == raw.SQLITE_ROW;
    }

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>As long as no other row is read.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    // What it answers is the error of the last step, which was thrown already.
    public void Dispose()
    {
        _ = raw.sqlite3_reset(_statement);
        _bound = 0;
    }

    public void Close() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
