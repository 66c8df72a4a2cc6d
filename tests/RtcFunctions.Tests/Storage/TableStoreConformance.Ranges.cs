using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public abstract partial class TableStoreConformance
{
    [ConformanceFact]
    public async Task Keys_of_any_characters_are_kept_apart_and_in_order()
    {
        await CommitAsync([.. HostileStrings.Samples.Select(row => TableChange.Insert(row, new() { { "is", $"<{row.Length}>" } }))]);

        var page = await store.ReadRangeAsync(_room, RowRange.All, 1000, CancellationToken.None);

        Assert.Equal(HostileStrings.Samples.Order(StringComparer.Ordinal), page.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
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
            await store.CommitAsync(partition, [TableChange.Insert("room", new() { { "is", partition.Length } })], CancellationToken.None);
        }

        foreach (var partition in partitions)
        {
            var page = await store.ReadRangeAsync(partition, RowRange.All, 10, CancellationToken.None);
            Assert.Equal((partition, partition.Length), (page.Entities.Single().Partition, page.Entities.Single().Properties.GetInt64("is")));
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

        var page = await store.ReadRangeAsync(_room, new RowRange("b", "d"), 10, CancellationToken.None);

        Assert.Equal(["b", "ba", "c"], page.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
        Assert.Null(page.Next);
    }

    [ConformanceFact]
    public async Task A_prefix_takes_in_what_begins_with_it_and_nothing_else()
    {
        await InsertManyAsync("peer", "peer:", "peer:\0", "peer:a", "peer:\uffff", "peer;", "pees");

        var page = await store.ReadRangeAsync(_room, RowRange.StartingWith("peer:"), 10, CancellationToken.None);

        Assert.Equal(["peer:", "peer:\0", "peer:a", "peer:\uffff"], page.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
    }

    [ConformanceFact]
    public async Task The_last_page_says_that_it_is_the_last()
    {
        await InsertManyAsync("a", "b", "c", "d");

        var first = await store.ReadRangeAsync(_room, RowRange.All, 2, CancellationToken.None);
        var second = await store.ReadRangeAsync(_room, first.Next!.Value, 2, CancellationToken.None);

        Assert.Equal(["a", "b"], first.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
        Assert.Equal(["c", "d"], second.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
        Assert.Null(second.Next);
    }

    [ConformanceFact]
    public async Task Pages_neither_skip_nor_repeat_while_rows_come_and_go()
    {
        await InsertManyAsync("b", "d", "f", "h", "j");

        var first = await store.ReadRangeAsync(_room, RowRange.All, 2, CancellationToken.None);
        await CommitAsync(
            TableChange.Delete("b"), TableChange.Delete("d"), TableChange.Delete("f"),
            TableChange.Insert("a", Number(1)), TableChange.Insert("e", Number(1)));
        var rest = await store.ReadRangeAsync(_room, first.Next!.Value, 10, CancellationToken.None);

        Assert.Equal(["b", "d"], first.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
        Assert.Equal(["e", "h", "j"], rest.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
    }

    [ConformanceFact]
    public async Task A_page_holds_up_to_1000_rows()
    {
        for (var batch = 0; batch < 11; batch++)
        {
            await InsertManyAsync([.. Enumerable.Range(batch * 100, 100).Select(number => $"{number:D4}")]);
        }

        var first = await store.ReadRangeAsync(_room, RowRange.All, 1000, CancellationToken.None);
        var second = await store.ReadRangeAsync(_room, first.Next!.Value, 1000, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"{number:D4}"), first.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1000, 100).Select(number => $"{number:D4}"), second.Entities.Select(entity => entity.Row), StringComparer.Ordinal);
        Assert.Null(second.Next);
    }

    private async Task InsertManyAsync(params string[] rows) =>
        Assert.IsType<CommitOutcome.Committed>(await CommitAsync([.. rows.Select(row => TableChange.Insert(row, Number(1)))]));
}
