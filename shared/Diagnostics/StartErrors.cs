using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RtcFunctions.Diagnostics;

/// <summary>Runs the app; what is wrong with its settings is one line on standard error that names the setting, never its value.</summary>
public static class StartErrors
{
    private const int Failed = 1;

    /// <summary>Builds and runs the app until it is told to stop: 0, or 1 where it could not start.</summary>
    public static async Task<int> RunAsync(Func<IHost> build)
    {
        IHost? host = null;
        try
        {
            host = build();
            await host.StartAsync();
        }
        catch (Exception error) when (Explain(error) is { } line)
        {
            await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
            host?.Dispose();
            return Failed;
        }

        await host.WaitForShutdownAsync();
        host.Dispose();
        return 0;
    }

    internal static string? Explain(Exception error) => error switch
    {
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),
        InvalidSettingException invalid => invalid.Message,
        InvalidOperationException unbound when UnboundSetting(unbound.Message) is { } setting =>
            $"{setting.Replace(":", "__", StringComparison.Ordinal)}: its value cannot be read as what this setting is.",
        IOException { InnerException: var inner } taken when inner is not null && HasSocketError(inner) => taken.Message,
        _ => error.InnerException is { } cause ? Explain(cause) : null,
    };

    private static bool HasSocketError(Exception error) =>
        error is SocketException || (error.InnerException is { } inner && HasSocketError(inner));

    // The binder's only account of what it could not bind is a sentence, which quotes the value as well:
    // Failed to convert configuration value '…' at 'Relay:TimeoutSeconds' to type 'System.Double'.
    private static string? UnboundSetting(string message)
    {
        const string Before = " at '";
        const string After = "' to type '";
        var end = message.LastIndexOf(After, StringComparison.Ordinal);
        var start = end < 0 ? -1 : message.LastIndexOf(Before, end, StringComparison.Ordinal);
        return start < 0 ? null : message[(start + Before.Length)..end];
    }
}
