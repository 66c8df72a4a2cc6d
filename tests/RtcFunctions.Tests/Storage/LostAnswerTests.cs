using RtcFunctions.Storage;
using RtcFunctions.Storage.AzureTables;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Storage;

public sealed class LostAnswerTests(AzuriteOverHttp azurite) : IClassFixture<AzuriteOverHttp>, IDisposable
{
    private readonly string _room = $"room-{Guid.NewGuid():N}";
    private readonly FaultyTransport _transport = new();

    private AzureTableStore Store => field ??= AzuriteStore.WithSharedKey(azurite.Port, transport: _transport);

    [AzuriteFact]
    public async Task A_commit_whose_answer_was_lost_is_found_and_not_repeated()
    {
        await azurite.Store.CommitAsync(_room, [TableChange.Insert("gone", Number(1))], CancellationToken.None);
        _transport.Next(Fault.AnswerLost);

        var outcome = await Store.CommitAsync(
            _room,
            [TableChange.Insert("peer", Number(1)), TableChange.Delete("gone"), TableChange.Upsert("room", Number(2))],
            CancellationToken.None);

        var peer = await ReadAsync("peer");
        var room = await ReadAsync("room");
        Assert.Equal([peer!.ETag, null, room!.ETag], Assert.IsType<CommitOutcome.Committed>(outcome).ETags, StringComparer.Ordinal);
    }

    [AzuriteFact]
    public async Task A_lost_commit_that_an_ETag_guards_is_sent_again()
    {
        var etag = await InsertAsync("room");
        _transport.Next(Fault.RequestLost, Fault.RequestLost);

        var outcome = await Store.CommitAsync(
            _room, [TableChange.Replace("room", Number(2), etag), TableChange.Insert("event", Number(2))], CancellationToken.None);

        Assert.Equal((await ReadAsync("room"))!.ETag, Assert.IsType<CommitOutcome.Committed>(outcome).ETags[0]);
        Assert.Equal(2, (await ReadAsync("event"))!.Properties.GetInt64("number"));
    }

    [AzuriteFact]
    public async Task A_commit_that_found_no_connection_is_sent_again()
    {
        _transport.Next(Fault.NotConnected, Fault.NotConnected);

        var outcome = await Store.CommitAsync(_room, [TableChange.Insert("event", Number(1))], CancellationToken.None);

        Assert.IsType<CommitOutcome.Committed>(outcome);
        Assert.Equal(3, _transport.Requests);
    }

    [AzuriteFact]
    public async Task A_lost_commit_that_nothing_guards_is_an_outage()
    {
        _transport.Next(Fault.RequestLost);

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => Store.CommitAsync(_room, [TableChange.Insert("event", Number(1))], CancellationToken.None));

        Assert.Null(await ReadAsync("event"));
    }

    [AzuriteFact]
    public async Task A_commit_that_cannot_be_told_from_one_overwritten_is_an_outage_and_no_failed_condition()
    {
        var etag = await InsertAsync("room");
        _transport.BeforeLoss = () => azurite.Store.CommitAsync(_room, [TableChange.Upsert("room", Number(3))], CancellationToken.None);
        _transport.Next(Fault.AnswerLost);

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => Store.CommitAsync(_room, [TableChange.Replace("room", Number(2), etag)], CancellationToken.None));

        Assert.Equal(3, (await ReadAsync("room"))!.Properties.GetInt64("number"));
    }

    [AzuriteFact]
    public async Task A_commit_that_was_overwritten_in_part_counts_and_the_overwritten_ETag_holds_no_more()
    {
        var etag = await InsertAsync("room");
        _transport.BeforeLoss = () => azurite.Store.CommitAsync(_room, [TableChange.Upsert("room", Number(3))], CancellationToken.None);
        _transport.Next(Fault.AnswerLost);

        var outcome = await Store.CommitAsync(
            _room, [TableChange.Replace("room", Number(2), etag), TableChange.Insert("event", Number(2))], CancellationToken.None);

        var etags = Assert.IsType<CommitOutcome.Committed>(outcome).ETags;
        var stale = await Store.CommitAsync(_room, [TableChange.Replace("room", Number(4), etags[0]!)], CancellationToken.None);
        Assert.Equal((await ReadAsync("event"))!.ETag, etags[1]);
        Assert.Equal(new CommitOutcome.ConditionFailed(0), stale);
    }

    [AzuriteFact]
    public async Task A_delete_whose_answer_was_lost_is_an_outage_and_no_failed_condition()
    {
        var etag = await InsertAsync("peer");
        _transport.Next(Fault.AnswerLost);

        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => Store.CommitAsync(_room, [TableChange.Delete("peer", etag)], CancellationToken.None));

        Assert.Null(await ReadAsync("peer"));
    }

    [AzuriteFact]
    public async Task A_read_and_a_commit_are_one_request_each()
    {
        var etag = await InsertAsync("room");

        await Store.ReadAsync(_room, "room", CancellationToken.None);
        await Store.ReadRangeAsync(_room, RowRange.All, 100, CancellationToken.None);
        await Store.CommitAsync(
            _room, [TableChange.Replace("room", Number(2), etag), TableChange.Upsert("peer", Number(1))], CancellationToken.None);
        await Store.CommitAsync(_room, [TableChange.Replace("room", Number(3), etag)], CancellationToken.None);

        Assert.Equal(4, _transport.Requests);
    }

    public void Dispose() => _transport.Dispose();

    private static TableProperties Number(long number) => new() { { "number", number } };

    private Task<TableEntity?> ReadAsync(string row) => azurite.Store.ReadAsync(_room, row, CancellationToken.None);

    private async Task<string> InsertAsync(string row)
    {
        var outcome = await azurite.Store.CommitAsync(_room, [TableChange.Insert(row, Number(1))], CancellationToken.None);
        return Assert.IsType<CommitOutcome.Committed>(outcome).ETags[0]!;
    }
}
