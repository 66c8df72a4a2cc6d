using System.Runtime.InteropServices;
using SQLitePCL;

namespace RtcFunctions.Storage.Sqlite;

/// <summary>What SQLite tells of its file, and its .NET wrapper does not ask: https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html.</summary>
internal static class SqliteFileControl
{
    private const int HasMovedOperation = 20;

    /// <summary>Of the databases that a connection may have, the one that it was opened for.</summary>
    private const nint Main = 0;

    /// <summary>False also where the system cannot tell: then it does not let anybody remove an open file.</summary>
    public static bool HasMoved(sqlite3 database)
    {
        var hasMoved = 0;
        return FileControl(database, Main, HasMovedOperation, ref hasMoved) == raw.SQLITE_OK && hasMoved != 0;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    private static extern int FileControl(sqlite3 database, nint name, int operation, ref int argument);
}
