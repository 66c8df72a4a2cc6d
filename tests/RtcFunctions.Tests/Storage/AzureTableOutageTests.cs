using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RtcFunctions.Storage;
using RtcFunctions.Storage.AzureTables;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Storage;

public sealed class AzureTableOutageTests
{
    private static readonly TableProperties None = [];

    [AzuriteFact]
    public async Task An_outage_is_reported_and_ends_by_itself()
    {
        var first = await Azurite.StartAsync();
        var store = AzuriteStore.WithSharedKey(first.Port);
        var read = () => store.ReadAsync("room", "peer", CancellationToken.None);
        var upsert = () => store.CommitAsync("room", [TableChange.Upsert("peer", None)], CancellationToken.None);
        Assert.IsType<CommitOutcome.Committed>(await upsert());

        await first.DisposeAsync();
        await Assert.ThrowsAsync<StorageUnavailableException>(read);
        await Assert.ThrowsAsync<StorageUnavailableException>(upsert);
        await using var second = await Azurite.StartAsync(first.Port);

        Assert.Null(await read());
        Assert.IsType<CommitOutcome.Committed>(await upsert());
        Assert.NotNull(await read());
    }

    [AzuriteFact]
    public async Task A_key_that_is_refused_is_an_outage()
    {
        await using var azurite = await Azurite.StartAsync();
        var endpoint = new Uri($"http://127.0.0.1:{azurite.Port}/devstoreaccount1");
        var store = AzuriteStore.Open(endpoint, new SharedKeyPolicy(new SharedKey("devstoreaccount1", [1, 2, 3]), TimeProvider.System));

        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReadAsync("room", "peer", CancellationToken.None));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_that_hangs_is_an_outage_in_bounded_time()
    {
        using var silent = Silent();
        var store = AzuriteStore.WithSharedKey(PortOf(silent), tryTimeout: TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.ReadAsync("room", "peer", CancellationToken.None));
        await Assert.ThrowsAsync<StorageUnavailableException>(
            () => store.CommitAsync("room", [TableChange.Upsert("peer", None)], CancellationToken.None));
    }

    [Fact]
    public async Task A_caller_who_gives_up_on_storage_that_hangs_waits_no_longer()
    {
        using var silent = Silent();
        var store = AzuriteStore.WithSharedKey(PortOf(silent), tryTimeout: TimeSpan.FromMinutes(1));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var waited = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync("room", "peer", patience.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.CommitAsync("room", [TableChange.Upsert("peer", None)], patience.Token));

        Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    // Takes connections and says nothing.
    private static TcpListener Silent()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
