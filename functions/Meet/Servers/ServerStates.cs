using System.Text.Json.Nodes;
using RtcFunctions.Health;
using RtcFunctions.Http;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Servers;

/// <summary>What the last probe of each video server found, on whichever instance it was made.</summary>
internal sealed class ServerStates(HealthRecords records, TimeProvider clock) : IHealthCheck
{
    private const string IsUpProperty = "isUp";
    private const string CheckedAtProperty = "checkedAt";

    // So long ago tells nothing of now: the timer was switched off, or the vendor is no longer configured.
    private static readonly TimeSpan Believed = TimeSpan.FromMinutes(15);

    public string Name => "meetServers";

    public Task WriteAsync(string server, bool isUp, CancellationToken cancellationToken) => records.WriteAsync(
        Row(server), new() { { IsUpProperty, isUp }, { CheckedAtProperty, clock.GetUtcNow() } }, cancellationToken);

    public HealthFinding Judge(IReadOnlyDictionary<string, TableProperties> records) =>
        HealthFinding.Of([.. MeetServers.Names.Select(server => (server, Judge(records.GetValueOrDefault(Row(server)))))]);

    private HealthFinding Judge(TableProperties? row)
    {
        var checkedAt = row?.GetDateTimeOffset(CheckedAtProperty);
        var isUp = clock.GetUtcNow() - checkedAt <= Believed ? row!.GetBoolean(IsUpProperty) : null;
        var told = new JsonObject
        {
            ["state"] = isUp switch
            {
                true => "up",
                false => "down",
                null => "unknown",
            },
            ["checkedAt"] = checkedAt is { } time ? Rfc3339.Format(time) : null,
        };
        return new(told, IsWell: isUp is not false);
    }

    private static string Row(string server) => "meetServer:" + server;
}
