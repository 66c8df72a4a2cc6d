using System.Collections.ObjectModel;
using Microsoft.Extensions.Logging;
using RtcFunctions.Health;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;

namespace RtcFunctions.Operations.Health;

/// <summary>How the app is, from what is known: one read of storage, which shows how that is, and no call to a vendor.</summary>
public sealed partial class AppHealth
{
    internal const string StorageDownEvent = "HealthStorageDown";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);
    private static readonly ReadOnlyDictionary<string, TableProperties> Nothing = ReadOnlyDictionary<string, TableProperties>.Empty;

    private readonly HealthRecords _records;
    private readonly IHealthCheck[] _checks;
    private readonly VendorHealth _vendors;
    private readonly SecretCache _secrets;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    internal AppHealth(
        HealthRecords records,
        IEnumerable<IHealthCheck> checks,
        VendorHealth vendors,
        SecretCache secrets,
        TimeProvider clock,
        ILogger<AppHealth> logger)
    {
        _records = records;
        _checks = [.. checks];
        _vendors = vendors;
        _secrets = secrets;
        _clock = clock;
        _logger = logger;
    }

    internal async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var readingVendors = _vendors.ReadAsync(either.Token);
        var records = await ReadRecordsAsync(either.Token);
        var vendors = await readingVendors;
        // Last of all: looking for vendors' secrets shows how their source is.
        var secrets = _secrets.Standing();
        return HealthReport.Of(
            secrets,
            isStorageUp: records is not null,
            [("vendors", vendors), .. _checks.Select(check => (check.Name, check.Judge(records ?? Nothing)))]);
    }

    private async Task<IReadOnlyDictionary<string, TableProperties>?> ReadRecordsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _records.ReadAsync(cancellationToken).WaitAsync(cancellationToken);
        }
        // Whatever keeps storage from answering.
        catch (Exception error)
        {
            Log.StorageDown(_logger, error);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = StorageDownEvent, Level = LogLevel.Error, Message = "Storage did not answer the health report.")]
        public static partial void StorageDown(ILogger logger, Exception error);
    }
}
