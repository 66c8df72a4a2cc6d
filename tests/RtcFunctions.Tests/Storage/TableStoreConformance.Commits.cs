using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

public abstract partial class TableStoreConformance
{
    [ConformanceFact]
    public async Task A_commit_of_100_changes_is_applied_whole()
    {
        var rows = Enumerable.Range(0, 100).Select(number => $"event-{number:D3}").ToList();

        var outcome = await CommitAsync([.. rows.Select((row, number) => TableChange.Insert(row, Number(number)))]);

        var page = await ListAsync(RowRange.All, 1000);
        Assert.Equal(rows, Rows(page), StringComparer.Ordinal);
        var etags = Assert.IsType<CommitOutcome.Committed>(outcome).ETags;
        Assert.Equal(page.Entities.Select(entity => entity.ETag), etags, StringComparer.Ordinal);
        Assert.All(page.Entities.Index(), entity => Assert.Equal(entity.Index, entity.Item.Properties.GetInt64("number")));
    }

    [ConformanceFact]
    public async Task One_condition_that_fails_undoes_the_whole_commit_and_is_named()
    {
        await InsertAsync("there", Number(1));
        await InsertAsync("room", Number(1));

        var outcome = await CommitAsync(
            TableChange.Upsert("room", Number(2)),
            TableChange.Insert("new", Number(2)),
            TableChange.Insert("there", Number(2)),
            TableChange.Delete("missing"));

        Assert.Equal(new CommitOutcome.ConditionFailed(2), outcome);
        Assert.Equal(1, await ReadNumberAsync("room"));
        Assert.Null(await ReadAsync("new"));
    }

    [ConformanceFact]
    public async Task Every_kind_of_change_fits_into_one_commit()
    {
        var replaced = await InsertAsync("replaced", Number(1));
        await InsertAsync("deleted", Number(1));

        var outcome = await CommitAsync(
            TableChange.Replace("replaced", Number(2), replaced),
            TableChange.Delete("deleted"),
            TableChange.Insert("inserted", Number(2)),
            TableChange.Upsert("upserted", Number(2)));

        var etags = Assert.IsType<CommitOutcome.Committed>(outcome).ETags;
        Assert.Equal((await ReadAsync("replaced"))!.ETag, etags[0]);
        Assert.Null(etags[1]);
        Assert.Equal((await ReadAsync("inserted"))!.ETag, etags[2]);
        Assert.Equal((await ReadAsync("upserted"))!.ETag, etags[3]);
        Assert.Null(await ReadAsync("deleted"));
    }

    [ConformanceFact]
    public async Task Of_many_writers_racing_on_one_ETag_exactly_one_wins_each_round()
    {
        const int Writers = 8;
        const int Rounds = 5;
        var etag = await InsertAsync("room", Number(0));

        for (var round = 1; round <= Rounds; round++)
        {
            var expected = etag;
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => CommitAsync(
                TableChange.Replace("room", Number(round), expected),
                TableChange.Insert($"event-{round}-{writer}", Number(writer))))));

            Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
            etag = outcomes.OfType<CommitOutcome.Committed>().Single().ETags[0]!;
        }

        var events = await ListAsync(RowRange.StartingWith("event-"), 1000);
        Assert.Equal(Rounds, events.Entities.Count);
    }
}
