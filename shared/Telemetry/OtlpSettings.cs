using Microsoft.Extensions.Configuration;
using RtcFunctions.Diagnostics;

namespace RtcFunctions.Telemetry;

/// <summary>The OTEL_* settings that decide whether the SDK is started. What it cannot read it passes over without a word.</summary>
internal static class OtlpSettings
{
    private const string Prefix = "OTEL_EXPORTER_OTLP_";
    private const string Endpoint = Prefix + "ENDPOINT";

    private static readonly string[] Signals = ["", "TRACES_", "METRICS_", "LOGS_"];

    /// <summary>Whether telemetry goes out; a malformed setting stops the start.</summary>
    public static bool AreOn(IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint])
            || string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var signal in Signals)
        {
            Check(configuration, $"{Prefix}{signal}ENDPOINT", IsUrl, "it is not an http or https URL");
            Check(configuration, $"{Prefix}{signal}PROTOCOL", IsProtocol, "it is neither grpc nor http/protobuf");
            Check(configuration, $"{Prefix}{signal}HEADERS", AreHeaders, "it is not a list like name=value,name=value");
        }

        return true;
    }

    private static void Check(IConfiguration configuration, string setting, Predicate<string> isWellFormed, string reason)
    {
        if (configuration[setting] is { } value && !string.IsNullOrWhiteSpace(value) && !isWellFormed(value))
        {
            throw new InvalidSettingException(setting, reason);
        }
    }

    private static bool IsUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static bool IsProtocol(string value) => value is "grpc" or "http/protobuf";

    private static bool AreHeaders(string value) =>
        Uri.UnescapeDataString(value).Split(',').All(header => header.IndexOf('=', StringComparison.Ordinal) > 0);
}
