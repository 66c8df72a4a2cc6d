using Microsoft.Data.Sqlite;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public sealed class SqliteTransactionTests : IDisposable
{
    private readonly SqliteFile _file = new();

    [Fact]
    public async Task Nobody_commits_between_what_is_read_and_what_is_decided_by_it()
    {
        const int Each = 200;
        using var another = _file.Open();
        ITableStore[] stores = [_file.Store, another];

        await Task.WhenAll(Enumerable.Range(0, 2 * Each).Select(number => stores[number % 2].TransactAsync(
            "room", rows => [TableChange.Upsert("count", Count(CountOf(rows) + 1))])));

        Assert.Equal(2 * Each, Number(await _file.Store.ReadAsync("room", "count", default)));
    }

    [Fact]
    public async Task What_waits_together_is_decided_one_after_the_other_and_fails_alone()
    {
        ITableStore store = _file.Store;
        List<Task<CommitOutcome>> transactions;
        await store.CommitAsync("room", [TableChange.Insert("count", Count(0))], default);
        using (_file.Lock())
        {
            transactions = [.. Enumerable.Range(0, 6).Select(number => store.TransactAsync("room", rows => number switch
            {
                2 => throw new InvalidOperationException("A wrong decision."),
                4 => [TableChange.Upsert("other", []), TableChange.Insert("count", Count(0))],
                _ => [TableChange.Upsert("count", Count(CountOf(rows) + 1))],
            }))];
        }

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(transactions));

        Assert.Equal("A wrong decision.", failure.Message);
        Assert.Equal(new CommitOutcome.ConditionFailed(1), await transactions[4]);
        Assert.Null(await store.ReadAsync("room", "other", default));
        Assert.Equal(4, Number(await store.ReadAsync("room", "count", default)));
    }

    [Fact]
    public async Task Who_asks_for_a_row_that_cannot_be_spoils_no_reading_of_others()
    {
        ITableStore store = _file.Store;
        await store.CommitAsync("room", [TableChange.Insert("count", Count(7))], default);
        await Assert.ThrowsAsync<ArgumentException>(() => store.TransactAsync("room", rows =>
        {
            rows.Read(new string('x', 513));
            return [];
        }));

        await store.TransactAsync("room", rows => [TableChange.Upsert("count", Count(CountOf(rows) + 1))]);

        Assert.Equal(8, Number(await store.ReadAsync("room", "count", default)));
    }

    [Fact]
    public async Task A_transaction_reads_and_changes_more_than_a_commit_may()
    {
        ITableStore store = _file.Store;
        var changes = Enumerable.Range(0, ITableStore.LargestTransaction).Select(number => TableChange.Upsert($"{number:D4}", [])).ToArray();

        var outcome = await store.TransactAsync("room", _ => changes);
        TablePage? page = null;
        await store.TransactAsync("room", rows =>
        {
            page = rows.ReadRange(RowRange.StartingWith("00"), 1000);
            return [];
        });

        Assert.Equal(changes.Length, Assert.IsType<CommitOutcome.Committed>(outcome).ETags.Count);
        Assert.Equal(changes.Take(100).Select(change => change.Row), page!.Entities.Select(entity => entity.Row));
        await Assert.ThrowsAsync<ArgumentException>(() => store.TransactAsync("room", _ => [.. changes, TableChange.Upsert("last", [])]));
    }

    [Theory]
    [InlineData("""{"name":"Ada","number@odata.type":"Edm.Int64","number":"7","at@odata.type":"Edm.DateTime","at":"2026-08-01T12:30:00.1234567Z"}""")]
    [InlineData("""{"name":"Ada","number":7,"at":["2026-08-01T12:30:00.1234567Z"]}""")]
    public async Task A_row_that_an_earlier_version_wrote_is_read_as_it_was_meant(string written)
    {
        var at = new DateTimeOffset(2026, 8, 1, 12, 30, 0, TimeSpan.Zero).AddTicks(1234567);
        await _file.Store.CommitAsync("room", [TableChange.Insert("peer", [])], default);
        _file.Execute($"UPDATE RtcFunctions SET properties = CAST('{written}' AS BLOB)");

        var peer = (await _file.Store.ReadAsync("room", "peer", default))!.Properties;

        Assert.Equal(("Ada", 7L, at), (peer.GetString("name"), peer.GetInt64("number"), peer.GetDateTimeOffset("at")));
    }

    public void Dispose() => _file.Dispose();

    private static TableProperties Count(long number) => new() { { "number", number } };

    private static long CountOf(ITableReader rows) => Number(rows.Read("count"));

    private static long Number(TableEntity? count) => count?.Properties.GetInt64("number") ?? 0;
}
