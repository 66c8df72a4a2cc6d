using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RtcFunctions.Storage;
using RtcFunctions.Storage.AzureTables;
using RtcFunctions.Storage.Sqlite;

namespace RtcFunctions.Tests.Storage;

public sealed class TableStoreRegistrationTests
{
    private const string UnderFunctionsHost = "Functions:Worker:HostEndpoint=http://127.0.0.1:5000";

    [Theory]
    [InlineData(typeof(SqliteTableStore))]
    [InlineData(typeof(SqliteTableStore), "AzureWebJobsStorage=", "FUNCTIONS_WORKER_RUNTIME=dotnet-isolated")]
    [InlineData(typeof(AzureTableStore), "AzureWebJobsStorage=UseDevelopmentStorage=true")]
    [InlineData(typeof(AzureTableStore), "AzureWebJobsStorage=UseDevelopmentStorage=true", UnderFunctionsHost)]
    [InlineData(typeof(AzureTableStore), "AzureWebJobsStorage:accountName=mine", "AzureWebJobsStorage:credential=managedidentity")]
    [InlineData(
        typeof(AzureTableStore),
        "AzureWebJobsStorage:tableServiceUri=https://mine.table.core.windows.net",
        "AzureWebJobsStorage:credential=managedidentity",
        "AzureWebJobsStorage:clientId=4c9f1c5e-6f6e-4a53-b0a1-8b6a6b5d0f0e")]
    [InlineData(typeof(AzureTableStore), "AzureWebJobsStorage:tableServiceUri=https://mine.table.core.windows.net", UnderFunctionsHost)]
    public async Task The_settings_choose_the_engine(Type engine, params string[] settings)
    {
        using var host = Host(settings);

        await host.StartAsync();

        Assert.IsType(engine, ((TimedTableStore)host.Services.GetRequiredService<ITableStore>()).Inner);
    }

    [Theory]
    [InlineData("AzureWebJobsStorage is not a connection string", "AzureWebJobsStorage=AccountName=mine;AccountKey=canary")]
    [InlineData("AzureWebJobsStorage__tableServiceUri is not", "AzureWebJobsStorage:tableServiceUri=http://mine.example.com")]
    [InlineData("AzureWebJobsStorage__accountName is not", "AzureWebJobsStorage:accountName=mine.example.com/")]
    [InlineData(
        "AzureWebJobsStorage__credential can only be",
        "AzureWebJobsStorage:accountName=mine",
        "AzureWebJobsStorage:credential=canary")]
    [InlineData("AzureWebJobsStorage (or AzureWebJobsStorage__tableServiceUri) is not set", UnderFunctionsHost)]
    public async Task A_malformed_setting_stops_the_start_with_one_line_that_names_it(string line, params string[] settings)
    {
        using var host = Host(settings);

        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith(line, stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', stopped.Message);
        Assert.DoesNotContain("canary", stopped.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Round_trips_are_counted()
    {
        var folder = Directory.CreateTempSubdirectory("rtc-sqlite-");
        using (var host = Host([$"Storage:SqlitePath={Path.Combine(folder.FullName, "rtc.db")}"]))
        {
            var meters = host.Services.GetRequiredService<IMeterFactory>();
            var counted = 0L;
            using var listener = new MeterListener
            {
                InstrumentPublished = (instrument, listener) =>
                {
                    if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Name is "rtc.storage.round_trips")
                    {
                        listener.EnableMeasurementEvents(instrument);
                    }
                },
            };
            listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref counted, count));
            listener.Start();
            var store = host.Services.GetRequiredService<ITableStore>();

            await store.CommitAsync("room", [TableChange.Upsert("peer", [])], CancellationToken.None);
            await store.ReadAsync("room", "peer", CancellationToken.None);
            await store.TransactAsync("room", rows => [TableChange.Delete(rows.Read("peer")!.Row)]);

            Assert.Equal(3, counted);
        }

        folder.Delete(recursive: true);
    }

    private static IHost Host(string[] settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var pairs = settings.Select(setting => setting.Split('=', count: 2));
        builder.Configuration.AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])));
        builder.Services.AddTableStore();
        return builder.Build();
    }
}
