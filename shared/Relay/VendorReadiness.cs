using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RtcFunctions.Relay;

/// <summary>Says at start what each vendor lacks. Secrets in a vault are not looked at: nothing is read before it is needed.</summary>
internal sealed partial class VendorReadiness(
    IEnumerable<VendorNeeds> vendors, IConfiguration configuration, ILogger<VendorReadiness> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var secretsAreSettings = string.IsNullOrEmpty(configuration["KeyVault:Uri"]);
        foreach (var vendor in vendors)
        {
            var missing = vendor.MissingSettings(configuration)
                .Concat(secretsAreSettings ? vendor.MissingSecrets(configuration) : [])
                .ToArray();
            var state = missing.Length == 0 ? "configured" : $"not configured, lacks {string.Join(", ", missing)}";
            Log.Readiness(logger, vendor.Vendor, state);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Vendor}: {State}")]
        public static partial void Readiness(ILogger logger, string vendor, string state);
    }
}
