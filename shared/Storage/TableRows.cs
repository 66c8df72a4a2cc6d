using System.Runtime.CompilerServices;

namespace RtcFunctions.Storage;

/// <summary>Ranges of rows that are more than one page, never more than one page of them in memory.</summary>
public static class TableRows
{
    private const int PageSize = 1000;

    /// <summary>All rows of a range, page by page.</summary>
    public static async IAsyncEnumerable<TableEntity> ScanPartitionAsync(
        this ITableStore table, string partition, RowRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (RowRange? rest = range; rest is { } unread;)
        {
            var page = await table.ReadRangeAsync(partition, unread, PageSize, cancellationToken);
            foreach (var entity in page.Entities)
            {
                yield return entity;
            }

            rest = page.Next;
        }
    }

    /// <summary>Deletes rows as they were read; one that was changed or deleted meanwhile is somebody else's, and is left.</summary>
    public static async Task DeleteAsync(
        this ITableStore table, string partition, IAsyncEnumerable<TableEntity> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(table);
        await foreach (var some in rows.Chunk(TableLimits.Changes).WithCancellation(cancellationToken))
        {
            var deletions = some.Select(row => TableChange.Delete(row.Row, row.ETag)).ToList();
            while (deletions.Count > 0
                && await table.CommitAsync(partition, deletions, cancellationToken) is CommitOutcome.ConditionFailed { Index: var changed })
            {
                deletions.RemoveAt(changed);
            }
        }
    }
}
