using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RtcFunctions.Health;
using RtcFunctions.Operations.Health;
using RtcFunctions.Sandbox;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Agora.Events;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Operations.Health;

public sealed class StorageHealthTests
{
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_storage_away_the_app_is_unhealthy_and_says_so_in_time(bool isHanging)
    {
        using var hanging = new Unanswering();
        await using var app = await StartAsync(hanging);
        await app.Client.GetAsync("/api/health/live");
        if (!isHanging)
        {
            hanging.Dispose();
        }

        var started = Stopwatch.GetTimestamp();
        var (status, report) = await app.HealthAsync();
        var elapsed = Stopwatch.GetElapsedTime(started);

        Assert.Equal((503, "unhealthy"), (status, (string?)report["status"]));
        Assert.Equal(("down", "ok"), ((string?)report["checks"]!["storage"], (string?)report["checks"]!["secrets"]));
        Assert.Equal("unknown", (string?)report["checks"]!["meetServers"]!["serv3"]!["state"]);
        Assert.Null(report["checks"]!["timers"]!["RefreshSecrets"]!["lastRun"]);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public async Task A_run_that_cannot_be_noted_is_run_all_the_same()
    {
        using var hanging = new Unanswering();
        await using var app = await StartAsync(hanging);

        await app.BeginTimerAsync("DrainAgoraEvents");

        await app.WaitForOutputAsync(line => line.Contains("How the timer DrainAgoraEvents ran could not be noted", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Output, line => line.Contains("TimerFailed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_costs_one_round_trip_however_much_was_noted()
    {
        using var file = new SqliteFile();
        var store = new FaultyStore(file.Store);
        var records = new HealthRecords(store);
        for (var i = 0; i < 50; i++)
        {
            await records.WriteAsync($"timer:Some{i}", new TimerRun(DateTimeOffset.UnixEpoch, IsOk: true).Write(), default);
        }

        var noted = store.Calls;

        await Health(store).ReadAsync(default);

        Assert.Equal(1, store.Calls - noted);
    }

    [Fact]
    public async Task A_store_that_heeds_no_cancellation_is_left_behind()
    {
        var report = await Health(new SilentStore()).ReadAsync(default);

        Assert.True(report.IsUnhealthy);
        Assert.Equal("down", (string?)report.Json["checks"]!["storage"]);
    }

    private static Task<AppProcess> StartAsync(Unanswering storage) =>
        AppProcess.StartAsync(new Dictionary<string, string>(Operator.NoTimerByItself, StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = $"AccountName={Account};AccountKey={Key};TableEndpoint=http://{storage.Address}/{Account}",
        });

    private static AppHealth Health(ITableStore store)
    {
        var secrets = new SecretCache(new NoSecrets(), TimeProvider.System, NullLogger<SecretCache>.Instance);
        return new(
            new HealthRecords(store), [], new VendorHealth([], null!, secrets, null!), secrets, TimeProvider.System, NullLogger<AppHealth>.Instance);
    }

    private sealed class NoSecrets : ISecretSource
    {
        public Task<Secret?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult<Secret?>(null);
    }
}
