using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using RtcFunctions.Diagnostics;

namespace RtcFunctions.LocalWorker;

/// <summary>The settings from which Kestrel takes its addresses; it would tell of a malformed one with a stack trace.</summary>
internal static class ListeningAddresses
{
    public const string Urls = "urls";

    private static readonly string[] Ports = ["http_ports", "https_ports"];

    public static bool AreConfigured(IConfiguration configuration) =>
        Ports.Append(Urls).Any(setting => !string.IsNullOrEmpty(configuration[setting])) || Endpoints(configuration).Any();

    public static void Check(IConfiguration configuration)
    {
        if (Parts(configuration[Urls]).Any(url => !IsAddress(url)))
        {
            throw new InvalidSettingException(Urls, "it is not a list of addresses, such as http://127.0.0.1:7071");
        }

        if (Ports.FirstOrDefault(setting => Parts(configuration[setting]).Any(port => !IsPort(port))) is { } ports)
        {
            throw new InvalidSettingException(ports.ToUpperInvariant(), "it is not a list of ports");
        }

        if (Endpoints(configuration).FirstOrDefault(endpoint => !IsAddress(endpoint["Url"])) is { } malformed)
        {
            throw new InvalidSettingException(
                $"Kestrel__Endpoints__{malformed.Key}__Url",
                "it is not an address, such as http://127.0.0.1:7071");
        }
    }

    private static IEnumerable<IConfigurationSection> Endpoints(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren();

    private static string[] Parts(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsPort(string port) => ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsAddress(string? url)
    {
        try
        {
            return url is not null && BindingAddress.Parse(url) is { PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
