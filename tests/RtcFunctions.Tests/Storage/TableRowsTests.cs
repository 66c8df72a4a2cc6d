using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public sealed class TableRowsTests : IDisposable
{
    private readonly SqliteFile _file = new();

    [Fact]
    public async Task A_row_that_changed_since_it_was_read_is_not_deleted_and_the_others_are()
    {
        foreach (var numbers in Enumerable.Range(100, 250).Chunk(100))
        {
            await PutAsync(numbers);
        }

        var forestalled = new ForestalledStore(_file.Store, () => PutAsync([101, 333]));

        await forestalled.DeleteAsync("rows", _file.Store.ScanPartitionAsync("rows", RowRange.All, default), default);

        Assert.Equal(["101", "333"], await RowsAsync());
    }

    [Fact]
    public async Task A_row_that_somebody_else_deleted_does_not_keep_the_others()
    {
        await PutAsync([1, 2, 3]);
        var rows = await _file.Store.ScanPartitionAsync("rows", RowRange.All, default).ToListAsync();
        await _file.Store.CommitAsync("rows", [TableChange.Delete("2")], default);

        await _file.Store.DeleteAsync("rows", rows.ToAsyncEnumerable(), default);

        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task A_scan_sees_each_row_once_and_holds_one_page_of_them()
    {
        foreach (var numbers in Enumerable.Range(10_000, 2_345).Chunk(100))
        {
            await PutAsync(numbers);
        }

        var rows = await _file.Store.ScanPartitionAsync("rows", RowRange.All, default).Select(row => row.Row).ToListAsync();

        Assert.Equal(2_345, rows.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(2_345, rows.Count);
    }

    public void Dispose() => _file.Dispose();

    private Task<CommitOutcome> PutAsync(IEnumerable<int> numbers) => _file.Store.CommitAsync(
        "rows", [.. numbers.Select(number => TableChange.Upsert(FormattableString.Invariant($"{number}"), []))], default);

    private async Task<string[]> RowsAsync() =>
        [.. (await _file.Store.ReadRangeAsync("rows", RowRange.All, 1000, default)).Entities.Select(row => row.Row)];
}
