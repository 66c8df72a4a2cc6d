using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public abstract partial class TableStoreConformance
{
    private static readonly string Longest = new('é', 32 * 1024);

    [ConformanceFact]
    public async Task What_just_fits_is_stored()
    {
        var properties = new TableProperties();
        for (var number = 0; number < 15; number++)
        {
            properties.Add($"text{number}", Longest);
        }

        await InsertAsync("peer", properties);

        Assert.Equal(Longest, (await ReadAsync("peer"))!.Properties.GetString("text14"));
    }

    [ConformanceFact]
    public async Task A_commit_of_no_change_of_101_or_of_a_row_twice_is_an_error()
    {
        var many = Enumerable.Range(0, 101).Select(number => TableChange.Upsert($"row-{number}", Number(number))).ToArray();

        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(many));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(TableChange.Delete("peer"), TableChange.Upsert("peer", Number(1))));
    }

    [ConformanceFact]
    public async Task What_is_too_large_for_a_table_is_an_error()
    {
        var entity = new TableProperties();
        for (var number = 0; number < 16; number++)
        {
            entity.Add($"text{number}", Longest);
        }

        var large = new TableProperties { { "text", Longest } };
        var batch = Enumerable.Range(0, 90).Select(number => TableChange.Upsert($"row-{number}", large)).ToArray();
        var key = new string('/', TableKey.MaxLength + 1);

        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(TableChange.Upsert("peer", entity)));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(batch));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(TableChange.Upsert(key, Number(1))));
        await Assert.ThrowsAsync<ArgumentException>(() => ReadAsync(key));
    }

    [ConformanceFact]
    public async Task An_ETag_cannot_smuggle_lines_into_a_request()
    {
        var change = TableChange.Delete("peer", "*\r\nx-ms-date: now");

        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(change));
    }

    [ConformanceFact]
    public async Task A_page_of_none_or_of_more_than_1000_is_an_error()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(RowRange.All, 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(RowRange.All, 1001));
    }
}
