using Microsoft.Data.Sqlite;
using RtcFunctions.Storage;
using RtcFunctions.Storage.Sqlite;

namespace RtcFunctions.Tests.Storage;

public sealed class SqliteTableStoreTests : IDisposable
{
    private static readonly TableProperties None = [];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rtc-sqlite-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "rtc.db");

    [Fact]
    public async Task What_was_committed_is_there_after_a_restart_and_ETags_go_on()
    {
        using (var before = Open())
        {
            await before.CommitAsync("room", [TableChange.Insert("peer", None)], CancellationToken.None);
            await before.CommitAsync("room", [TableChange.Insert("gone", None)], CancellationToken.None);
            await before.CommitAsync("room", [TableChange.Delete("gone")], CancellationToken.None);
        }

        using var after = Open();
        var kept = await after.ReadAsync("room", "peer", CancellationToken.None);
        var outcome = await after.CommitAsync("room", [TableChange.Insert("new", None)], CancellationToken.None);

        Assert.Equal("1", kept?.ETag);
        Assert.Equal("3", Assert.IsType<CommitOutcome.Committed>(outcome).ETags[0]);
    }

    [Fact]
    public async Task Nothing_is_opened_before_it_is_needed()
    {
        using var store = Open();

        Assert.False(File.Exists(Path));
        await store.ReadAsync("room", "peer", CancellationToken.None);
        Assert.True(File.Exists(Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_range_is_read_from_its_first_row_to_its_end_and_no_further(bool hasEnd)
    {
        var schema = new SqliteSchema("rows");
        using var session = new SqliteSession(new SqliteOptions(Path, "rows"));
        session.Execute(schema.Create);

        using var plan = session.Prepare("EXPLAIN QUERY PLAN " + (hasEnd ? schema.ReadRange : schema.ReadRangeToEnd));

        Assert.True(plan.Read());
        Assert.Contains("(partition=? AND row>? AND row<?)", plan.Text(3), StringComparison.Ordinal);
        Assert.False(plan.Read());
    }

    [Fact]
    public async Task Commits_that_wait_share_one_transaction()
    {
        const int Commits = 200;
        using var store = Open(TimeSpan.FromSeconds(30));
        await store.CommitAsync("room", [TableChange.Insert("room", None)], CancellationToken.None);
        List<Task<CommitOutcome>> commits;
        using (Lock())
        {
            commits = [.. Enumerable.Range(0, Commits).Select(number =>
                store.CommitAsync("room", [TableChange.Insert($"event-{number:D3}", None)], CancellationToken.None))];
        }

        var outcomes = await Task.WhenAll(commits);

        // Each transaction writes at least the page that it changes and the page of the last ETag.
        var pagesWritten = new FileInfo(Path + "-wal").Length / 4096;
        Assert.Equal(Commits, outcomes.OfType<CommitOutcome.Committed>().Count());
        Assert.InRange(pagesWritten, 1, Commits);
    }

    [Fact]
    public async Task One_failed_condition_leaves_the_other_commits_of_its_transaction()
    {
        using var store = Open(TimeSpan.FromSeconds(30));
        await store.CommitAsync("room", [TableChange.Insert("room", None)], CancellationToken.None);
        List<Task<CommitOutcome>> commits;
        using (Lock())
        {
            commits = [.. Enumerable.Range(0, 30).Select(number => store.CommitAsync(
                "room",
                [
                    TableChange.Insert($"first-{number}", None),
                    TableChange.Insert(number % 3 == 0 ? "room" : $"second-{number}", None),
                ],
                CancellationToken.None))];
        }

        var outcomes = await Task.WhenAll(commits);

        var page = await store.ReadRangeAsync("room", RowRange.StartingWith("first-"), 100, CancellationToken.None);
        Assert.Equal(
            Enumerable.Range(0, 30).Select(number => number % 3 != 0), outcomes.Select(outcome => outcome is CommitOutcome.Committed));
        Assert.Equal(20, page.Entities.Count);
    }

    [Fact]
    public async Task A_file_that_another_process_holds_is_an_outage_that_ends_with_it()
    {
        using var store = Open();
        await store.CommitAsync("room", [TableChange.Insert("peer", None)], CancellationToken.None);
        var insert = () => store.CommitAsync("room", [TableChange.Insert("other", None)], CancellationToken.None);

        using (Lock())
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(insert);
            Assert.NotNull(await store.ReadAsync("room", "peer", CancellationToken.None));
        }

        Assert.IsType<CommitOutcome.Committed>(await insert());
    }

    [Fact]
    public async Task A_path_that_cannot_be_opened_is_an_outage_that_ends_with_it()
    {
        _folder.Delete();
        using var store = Open();
        var insert = () => store.CommitAsync("room", [TableChange.Insert("peer", None)], CancellationToken.None);

        await Assert.ThrowsAsync<StorageUnavailableException>(insert);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReadAsync("room", "peer", CancellationToken.None));
        _folder.Create();

        Assert.IsType<CommitOutcome.Committed>(await insert());
        Assert.NotNull(await store.ReadAsync("room", "peer", CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_was_removed_or_replaced_is_an_outage_until_it_is_back(bool isReplaced)
    {
        // Windows lets nobody remove a file that is open.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var store = Open();
        var insert = () => store.CommitAsync("room", [TableChange.Insert($"{Guid.NewGuid()}", None)], CancellationToken.None);
        var read = () => store.ReadAsync("room", "peer", CancellationToken.None);
        await store.CommitAsync("room", [TableChange.Insert("peer", None)], CancellationToken.None);

        File.Move(Path, Path + ".away");
        if (isReplaced)
        {
            await File.WriteAllBytesAsync(Path, []);
        }

        await Assert.ThrowsAsync<StorageUnavailableException>(insert);
        await Assert.ThrowsAsync<StorageUnavailableException>(read);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Assert.ThrowsAsync<StorageUnavailableException>(read)));
        Assert.Equal(isReplaced, File.Exists(Path));
        File.Move(Path + ".away", Path, overwrite: true);

        Assert.IsType<CommitOutcome.Committed>(await insert());
        Assert.NotNull(await read());
    }

    [Fact]
    public async Task A_caller_who_gives_up_waits_no_longer()
    {
        using var store = Open(TimeSpan.FromSeconds(30));
        await store.CommitAsync("room", [TableChange.Insert("room", None)], CancellationToken.None);
        using var patience = new CancellationTokenSource();

        using (Lock())
        {
            var commit = store.CommitAsync("room", [TableChange.Insert("peer", None)], patience.Token);
            await patience.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
        }
    }

    public void Dispose()
    {
        _folder.Refresh();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private SqliteTableStore Open(TimeSpan? busyTimeout = null) =>
        new(new SqliteOptions(Path, "RtcFunctions") { BusyTimeout = busyTimeout ?? TimeSpan.FromMilliseconds(100) }, TestMetrics.Storage());

    // What another process would do to write.
    private SqliteConnection Lock()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return connection;
    }
}
