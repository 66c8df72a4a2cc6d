using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

/// <summary>What every engine does alike. Each test has partitions of its own in the one store of its class.</summary>
public abstract partial class TableStoreConformance(ITableStore store)
{
    private readonly string _room = $"room-{Guid.NewGuid():N}";

    [ConformanceFact]
    public async Task An_entity_is_read_as_it_was_written()
    {
        var since = new DateTimeOffset(2026, 8, 1, 12, 30, 0, TimeSpan.FromHours(2)).AddTicks(1234567);
        var properties = new TableProperties
        {
            { "text", "line\r\n\t\u0001 \"quoted\" <b> ü 会 😀" },
            { "empty", string.Empty },
            { "number", long.MaxValue },
            { "negative", long.MinValue },
            { "yes", true },
            { "no", false },
            { "since", since },
            { "nothing", (string?)null },
        };

        await InsertAsync("peer", properties);
        var read = await ReadAsync("peer");

        Assert.NotNull(read);
        Assert.Equal((_room, "peer"), (read.Partition, read.Row));
        Assert.Equal("line\r\n\t\u0001 \"quoted\" <b> ü 会 😀", read.Properties.GetString("text"));
        Assert.Equal(string.Empty, read.Properties.GetString("empty"));
        Assert.Equal(long.MaxValue, read.Properties.GetInt64("number"));
        Assert.Equal(long.MinValue, read.Properties.GetInt64("negative"));
        Assert.True(read.Properties.GetBoolean("yes"));
        Assert.False(read.Properties.GetBoolean("no"));
        Assert.Equal(since, read.Properties.GetDateTimeOffset("since"));
        Assert.Null(read.Properties.GetString("nothing"));
        Assert.Equal(7, read.Properties.Count);
    }

    [ConformanceFact]
    public async Task What_is_not_there_is_null_or_an_empty_page()
    {
        var entity = await ReadAsync("peer");
        var page = await ListAsync(RowRange.All, 10);

        Assert.Null(entity);
        Assert.Empty(page.Entities);
        Assert.Null(page.Next);
    }

    [ConformanceFact]
    public async Task A_row_that_is_there_is_not_inserted_again()
    {
        await InsertAsync("peer", Number(1));

        var outcome = await CommitAsync(TableChange.Insert("peer", Number(2)));

        Assert.Equal(new CommitOutcome.ConditionFailed(0), outcome);
        Assert.Equal(1, await ReadNumberAsync("peer"));
    }

    [ConformanceFact]
    public async Task A_row_is_replaced_with_its_ETag_only()
    {
        var first = await InsertAsync("peer", new TableProperties { { "number", 1 }, { "gone", "soon" } });

        var replaced = await CommitAsync(TableChange.Replace("peer", Number(2), first));
        var stale = await CommitAsync(TableChange.Replace("peer", Number(3), first));

        var read = await ReadAsync("peer");
        Assert.Equal(read!.ETag, ETagOf(replaced));
        Assert.NotEqual(first, read.ETag, StringComparer.Ordinal);
        Assert.Equal(new CommitOutcome.ConditionFailed(0), stale);
        Assert.Equal(2, read.Properties.GetInt64("number"));
        Assert.Null(read.Properties.GetString("gone"));
    }

    [ConformanceFact]
    public async Task A_row_that_is_not_there_is_neither_replaced_nor_deleted()
    {
        var etag = await InsertAsync("other", Number(1));

        var replace = await CommitAsync(TableChange.Replace("peer", Number(2), etag));
        var delete = await CommitAsync(TableChange.Delete("peer"));
        var deleteWithETag = await CommitAsync(TableChange.Delete("peer", etag));

        Assert.All([replace, delete, deleteWithETag], outcome => Assert.Equal(new CommitOutcome.ConditionFailed(0), outcome));
        Assert.Null(await ReadAsync("peer"));
    }

    [ConformanceFact]
    public async Task An_upsert_writes_whether_the_row_is_there_or_not()
    {
        var first = ETagOf(await CommitAsync(TableChange.Upsert("peer", Number(1))));
        var second = ETagOf(await CommitAsync(TableChange.Upsert("peer", Number(2))));

        var read = await ReadAsync("peer");
        Assert.NotEqual(first, second, StringComparer.Ordinal);
        Assert.Equal(second, read!.ETag);
        Assert.Equal(2, read.Properties.GetInt64("number"));
    }

    [ConformanceFact]
    public async Task A_row_is_deleted_with_its_ETag_or_with_any()
    {
        var first = await InsertAsync("first", Number(1));
        await CommitAsync(TableChange.Upsert("first", Number(2)));
        await InsertAsync("second", Number(3));

        var stale = await CommitAsync(TableChange.Delete("first", first));
        var current = await CommitAsync(TableChange.Delete("first", (await ReadAsync("first"))!.ETag));
        var any = await CommitAsync(TableChange.Delete("second"));

        Assert.Equal(new CommitOutcome.ConditionFailed(0), stale);
        Assert.Equal([null], Assert.IsType<CommitOutcome.Committed>(current).ETags, StringComparer.Ordinal);
        Assert.Equal([null], Assert.IsType<CommitOutcome.Committed>(any).ETags, StringComparer.Ordinal);
        Assert.Null(await ReadAsync("first"));
        Assert.Null(await ReadAsync("second"));
    }

    [ConformanceFact]
    public async Task An_ETag_does_not_come_back_after_a_delete()
    {
        var first = await InsertAsync("peer", Number(1));
        await CommitAsync(TableChange.Delete("peer"));
        var second = await InsertAsync("peer", Number(1));

        var outcome = await CommitAsync(TableChange.Replace("peer", Number(2), first));

        Assert.NotEqual(first, second, StringComparer.Ordinal);
        Assert.Equal(new CommitOutcome.ConditionFailed(0), outcome);
    }

    [ConformanceFact]
    public async Task A_cancelled_call_ends_as_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync(_room, "peer", cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadRangeAsync(_room, RowRange.All, 1, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.CommitAsync(_room, [TableChange.Insert("peer", Number(1))], cancelled.Token));

        Assert.Null(await ReadAsync("peer"));
    }

    private static TableProperties Number(long number) => new() { { "number", number } };

    private static string ETagOf(CommitOutcome outcome) => Assert.IsType<CommitOutcome.Committed>(outcome).ETags.Single()!;

    private Task<TableEntity?> ReadAsync(string row) => store.ReadAsync(_room, row, CancellationToken.None);

    private Task<TablePage> ListAsync(RowRange range, int limit) => store.ReadRangeAsync(_room, range, limit, CancellationToken.None);

    private static IEnumerable<string> Rows(TablePage page) => page.Entities.Select(entity => entity.Row);

    private async Task<long?> ReadNumberAsync(string row) => (await ReadAsync(row))?.Properties.GetInt64("number");

    private Task<CommitOutcome> CommitAsync(params TableChange[] changes) =>
        store.CommitAsync(_room, changes, CancellationToken.None);

    private async Task<string> InsertAsync(string row, TableProperties properties) =>
        ETagOf(await CommitAsync(TableChange.Insert(row, properties)));
}
