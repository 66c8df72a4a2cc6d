using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public abstract partial class TableStoreConformance
{
    [ConformanceFact]
    public async Task Keys_of_any_characters_are_kept_apart_and_in_order()
    {
        await CommitAsync([.. HostileStrings.Samples.Select(row => TableChange.Insert(row, new() { { "is", $"<{row.Length}>" } }))]);

        var page = await ListAsync(RowRange.All, 1000);

        Assert.Equal(HostileStrings.Samples.Order(StringComparer.Ordinal), Rows(page), StringComparer.Ordinal);
        foreach (var row in HostileStrings.Samples)
        {
            Assert.Equal($"<{row.Length}>", (await ReadAsync(row))?.Properties.GetString("is"));
        }
    }

    [ConformanceFact]
    public async Task Partitions_of_any_name_are_kept_apart()
    {
        var partitions = HostileStrings.Samples.Select(sample => _room + sample).ToList();
        foreach (var partition in partitions)
        {
            await store.CommitAsync(partition, [TableChange.Insert("room", Number(partition.Length))], CancellationToken.None);
        }

        foreach (var partition in partitions)
        {
            var page = await store.ReadRangeAsync(partition, RowRange.All, 10, CancellationToken.None);
            var entity = page.Entities.Single();
            Assert.Equal((partition, partition.Length), (entity.Partition, entity.Properties.GetInt64("number")));
        }
    }

    [ConformanceFact]
    public async Task The_longest_IDs_fit_behind_a_prefix()
    {
        var partition = "room:" + new string('r', 128);
        var row = "peer:" + new string('/', 256);

        await store.CommitAsync(partition, [TableChange.Upsert(row, Number(1))], CancellationToken.None);
        var page = await store.ReadRangeAsync(partition, RowRange.StartingWith("peer:///"), 10, CancellationToken.None);

        Assert.Equal(row, page.Entities.Single().Row);
    }

    [ConformanceFact]
    public async Task A_range_is_read_from_its_first_row_up_to_before_its_last()
    {
        await InsertManyAsync("a", "b", "ba", "c", "d");

        var page = await ListAsync(new RowRange("b", "d"), 10);

        Assert.Equal(["b", "ba", "c"], Rows(page), StringComparer.Ordinal);
        Assert.Null(page.Next);
    }

    [ConformanceFact]
    public async Task A_prefix_takes_in_what_begins_with_it_and_nothing_else()
    {
        await InsertManyAsync("peer", "peer:", "peer:\0", "peer:a", "peer:\uffff", "peer;", "pees");

        var page = await ListAsync(RowRange.StartingWith("peer:"), 10);

        Assert.Equal(["peer:", "peer:\0", "peer:a", "peer:\uffff"], Rows(page), StringComparer.Ordinal);
    }

    [ConformanceFact]
    public async Task The_last_page_says_that_it_is_the_last()
    {
        await InsertManyAsync("a", "b", "c", "d");

        var first = await ListAsync(RowRange.All, 2);
        var second = await ListAsync(first.Next!.Value, 2);

        Assert.Equal(["a", "b"], Rows(first), StringComparer.Ordinal);
        Assert.Equal(["c", "d"], Rows(second), StringComparer.Ordinal);
        Assert.Null(second.Next);
    }

    [ConformanceFact]
    public async Task Pages_neither_skip_nor_repeat_while_rows_come_and_go()
    {
        await InsertManyAsync("b", "d", "f", "h", "j");

        var first = await ListAsync(RowRange.All, 2);
        await CommitAsync(
            TableChange.Delete("b"), TableChange.Delete("d"), TableChange.Delete("f"),
            TableChange.Insert("a", Number(1)), TableChange.Insert("e", Number(1)));
        var rest = await ListAsync(first.Next!.Value, 10);

        Assert.Equal(["b", "d"], Rows(first), StringComparer.Ordinal);
        Assert.Equal(["e", "h", "j"], Rows(rest), StringComparer.Ordinal);
    }

    [ConformanceFact]
    public async Task A_page_holds_up_to_1000_rows()
    {
        for (var batch = 0; batch < 11; batch++)
        {
            await InsertManyAsync([.. Enumerable.Range(batch * 100, 100).Select(number => $"{number:D4}")]);
        }

        var first = await ListAsync(RowRange.All, 1000);
        var second = await ListAsync(first.Next!.Value, 1000);

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"{number:D4}"), Rows(first), StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1000, 100).Select(number => $"{number:D4}"), Rows(second), StringComparer.Ordinal);
        Assert.Null(second.Next);
    }

    private async Task InsertManyAsync(params string[] rows) =>
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync([.. rows.Select(row => TableChange.Insert(row, Number(1)))]));
}
