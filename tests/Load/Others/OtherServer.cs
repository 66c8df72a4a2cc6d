using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Others;

/// <summary>What the app is measured against: this program in another process, as one of several bare servers.</summary>
internal static class OtherServer
{
    public const string Forwarder = "forwarder";

    private const string Setting = "Load__Serve";

    /// <summary>Which of them this process is to be; null where it is to measure.</summary>
    public static string? Asked => Environment.GetEnvironmentVariable(Setting);

    public static Task<AppProcess> StartAsync(string name, params IEnumerable<(string Name, string Value)> settings) =>
        AppProcess.StartAsync(
            settings.Append((Setting, name)).ToDictionary(setting => setting.Item1, setting => setting.Item2, StringComparer.Ordinal),
            assembly: typeof(OtherServer).Assembly.Location);

    public static Task RunAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder(Environment.GetCommandLineArgs()[1..]);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var app = builder.Build();
        switch (name)
        {
            case Forwarder:
                var forwarder = new Forwarder(new Uri(Environment.GetEnvironmentVariable(Others.Forwarder.Target)!));
                app.Run(forwarder.ForwardAsync);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such server.");
        }

        return app.RunAsync();
    }
}
