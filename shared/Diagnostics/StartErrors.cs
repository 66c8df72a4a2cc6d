using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
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
        try
        {
            var host = build();
            if (host.Services.GetService<StartPhase>() is { } start)
            {
                host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(start.End);
            }

            await host.RunAsync();
            return 0;
        }
        catch (Exception error) when ((ExplainListening(error) ?? Explain(error)) is { } line)
        {
            await Console.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
            return Failed;
        }
    }

    internal static string? Explain(Exception error) => error switch
    {
        InvalidSettingException invalid => invalid.Message,
        OptionsValidationException invalid =>
            string.Join(' ', invalid.Failures.Select(failure => NameSetting(failure, invalid.OptionsType))),
        AggregateException { InnerExceptions: var all } when all.Select(Explain).ToArray() is var lines =>
            lines.Contains(null) ? null : string.Join(' ', lines),
        InvalidOperationException unbound when UnboundSetting(unbound.Message) is { } setting =>
            $"{setting.Replace(":", "__", StringComparison.Ordinal)}: its value cannot be read as what this setting is.",
        InvalidOperationException { Source: "Microsoft.Extensions.Logging.Configuration" } =>
            "Logging__LogLevel: one of its values is not a log level.",
        _ => error.InnerException is { } cause ? Explain(cause) : null,
    };

    private static string? ExplainListening(Exception error) => error switch
    {
        IOException { InnerException: AddressInUseException } => $"urls: {error.Message}",
        SocketException => $"urls: {error.Message}.",
        InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
            $"urls: {error.Message.Split('\n')[0].TrimEnd()}",
        _ => null,
    };

    // Validators that the options generator writes say: TimeoutSeconds: The field RelayOptions.TimeoutSeconds must be …
    private static string NameSetting(string failure, Type options)
    {
        const string Suffix = "Options";
        if (!options.Name.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return failure;
        }

        var section = options.Name[..^Suffix.Length];
        var named = failure.Replace($"{options.Name}.", $"{section}__", StringComparison.Ordinal);
        return named.Split(": ", 2) is [var property, var reason] && reason.Contains($"{section}__{property}", StringComparison.Ordinal)
            ? reason
            : named;
    }

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
