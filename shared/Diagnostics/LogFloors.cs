using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace RtcFunctions.Diagnostics;

/// <summary>
/// Levels below which the framework is not heard, whatever the settings say: there it prints URLs with their query, headers
/// and what it could not parse of a request.
/// </summary>
public static class LogFloors
{
    private static readonly (string Category, LogLevel Floor)[] Floors =
    [
        // Were even Critical heard, ASP.NET would start an activity for each request, only to have it stand beside the log's lines.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        // A line for each answer, and one for its route: ours says what there is to say.
        ("Microsoft.AspNetCore.Http.Result", LogLevel.Warning),
        ("Microsoft.AspNetCore.Routing.EndpointMiddleware", LogLevel.Warning),
        ("Microsoft.AspNetCore", LogLevel.Information),
        ("System.Net.Http", LogLevel.Warning),
    ];

    // Both print a failed start with its stack, and so what a setting held; StartErrors tells it in one line.
    private static readonly string[] QuietUntilStarted =
    [
        "Microsoft.Extensions.Hosting.Internal.Host",
        "Microsoft.AspNetCore.Server.Kestrel",
    ];

    public static ILoggingBuilder UseLogFloors(this ILoggingBuilder logging)
    {
        logging.Services.TryAddSingleton<StartPhase>();
        logging.Services.AddOptions<LoggerFilterOptions>().PostConfigure<StartPhase>(Apply);
        return logging;
    }

    // The rule that a logger uses is the most specific of all, so the floor has to be part of each.
    private static void Apply(LoggerFilterOptions options, StartPhase start)
    {
        LoggerFilterRule[] rules = [new(providerName: null, categoryName: null, options.MinLevel, filter: null), .. options.Rules];
        options.Rules.Clear();
        foreach (var rule in rules)
        {
            options.Rules.Add(new LoggerFilterRule(
                rule.ProviderName,
                rule.CategoryName,
                rule.LogLevel,
                (provider, category, level) =>
                    IsHeard(category ?? "", level, start) && (rule.Filter is null || rule.Filter(provider, category, level))));
        }
    }

    private static bool IsHeard(string category, LogLevel level, StartPhase start)
    {
        foreach (var (prefix, floor) in Floors)
        {
            if (category.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return level >= floor && (start.IsOver || !IsQuiet(category));
            }
        }

        return start.IsOver || !IsQuiet(category);
    }

    private static bool IsQuiet(string category) => QuietUntilStarted.Contains(category, StringComparer.OrdinalIgnoreCase);
}
