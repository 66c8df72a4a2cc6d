using System.Globalization;

namespace RtcFunctions.Storage.Sqlite;

// A commit on its way to the writer: checked, encoded, and with somebody waiting for what became of it.
internal sealed class SqliteCommit
{
    private readonly string _partition;
    private readonly IReadOnlyList<TableChange> _changes;
    private readonly string[] _rows;
    private readonly byte[]?[] _properties;
    private readonly TaskCompletionSource<CommitOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _cancellation;

    public SqliteCommit(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancellationToken)
    {
        TableLimits.Check(changes);
        _changes = changes;
        _cancellation = cancellationToken;
        _partition = TableKey.EncodeChecked(partition);
        _rows = [.. changes.Select(change => TableKey.EncodeChecked(change.Row))];
        _properties = [.. changes.Select(change => change.Properties is { } properties ? EntityJson.Write(properties) : null)];
        TableLimits.CheckBatch(changes.Count, _properties.Sum(json => json?.LongLength ?? 0));
    }

    public Task<CommitOutcome> Outcome => _done.Task;

    public bool IsAbandoned => _cancellation.IsCancellationRequested;

    public CommitOutcome Apply(SqliteSession session, SqliteSchema schema, ref long lastETag)
    {
        var etags = new string?[_changes.Count];
        for (var index = 0; index < etags.Length; index++)
        {
            var etag = lastETag + 1;
            if (!Apply(index, etag, session, schema))
            {
                return new CommitOutcome.ConditionFailed(index);
            }

            if (_properties[index] is not null)
            {
                lastETag = etag;
                etags[index] = etag.ToString(CultureInfo.InvariantCulture);
            }
        }

        return new CommitOutcome.Committed(etags);
    }

    public void Complete(CommitOutcome outcome) => _done.TrySetResult(outcome);

    public void Fail(Exception exception) => _done.TrySetException(exception);

    public void Abandon() => _done.TrySetCanceled(_cancellation);

    private bool Apply(int index, long etag, SqliteSession session, SqliteSchema schema)
    {
        var change = _changes[index];
        (string, object?) partition = ("$partition", _partition), row = ("$row", _rows[index]);
        (string, object?) properties = ("$properties", _properties[index]), next = ("$etag", etag);
        (string, object?) expected = ("$expected", Parse(change.ETag));
        return 1 == change.Kind switch
        {
            TableChangeKind.Insert => session.Execute(schema.Insert, partition, row, next, properties),
            TableChangeKind.Upsert => session.Execute(schema.Upsert, partition, row, next, properties),
            TableChangeKind.Replace => session.Execute(schema.Replace, partition, row, next, properties, expected),
            TableChangeKind.Delete => session.Execute(schema.Delete, partition, row, expected),
            _ => throw new InvalidOperationException($"There is no change {change.Kind}."),
        };
    }

    // One that SQLite never gave out matches nothing.
    private static long? Parse(string? etag) =>
        etag is null ? null : long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
