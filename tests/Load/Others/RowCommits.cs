using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace RtcFunctions.Load.Others;

/// <summary>
/// Keeps each body as a row before it answers: one thread commits all that wait in one transaction, as durably as the app does.
/// </summary>
internal sealed class RowCommits : RequestHandler
{
    private const int LargestGroup = 256;

    private readonly Channel<(byte[] Body, TaskCompletionSource Kept)> _waiting = Channel.CreateUnbounded<(byte[], TaskCompletionSource)>();
    private readonly Task _writing;

    public RowCommits(string path) => _writing = Task.Factory.StartNew(() => Write(path), TaskCreationOptions.LongRunning);

    public override async Task HandleAsync(HttpContext context)
    {
        var body = new byte[context.Request.ContentLength ?? 0];
        await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync((body, kept), context.RequestAborted);
        await kept.Task;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }

    public override void Dispose()
    {
        _waiting.Writer.Complete();
        _writing.Wait();
        base.Dispose();
    }

    private void Write(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var setup = connection.CreateCommand();
        setup.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (id INTEGER PRIMARY KEY, body BLOB NOT NULL)";
        setup.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO kept (body) VALUES ($body)";
        var parameter = insert.Parameters.Add("$body", SqliteType.Blob);

        var group = new List<TaskCompletionSource>(LargestGroup);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var next))
            {
                parameter.Value = next.Body;
                insert.ExecuteNonQuery();
                group.Add(next.Kept);
            }

            transaction.Commit();
            group.ForEach(kept => kept.SetResult());
            group.Clear();
        }
    }
}
