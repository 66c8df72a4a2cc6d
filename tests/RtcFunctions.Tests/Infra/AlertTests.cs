using System.Reflection;
using Microsoft.Extensions.Logging;
using RtcFunctions.Operations;
using RtcFunctions.Relay;

namespace RtcFunctions.Tests.Infra;

/// <summary>Alerts look for events by name; here the names are compared with those that the code declares.</summary>
public sealed class AlertTests
{
    private static readonly Assembly[] Assemblies = [typeof(ReportLiveness).Assembly, typeof(RelayEngine).Assembly];

    private static readonly Dictionary<string, LogLevel> Declared = Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace is { } name && !name.StartsWith("RtcFunctions.LocalWorker", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
        .Where(attribute => attribute?.EventName is not null)
        .ToDictionary(attribute => attribute!.EventName!, attribute => attribute!.Level, StringComparer.Ordinal);

    [NodeFact]
    public async Task An_alert_looks_for_an_event_that_the_code_declares_and_the_host_lets_through()
    {
        var events = await EventsAsync();

        Assert.All(events, name => Assert.True(Declared.GetValueOrDefault(name, LogLevel.None) is LogLevel.Warning or LogLevel.Error, name));
    }

    [Fact]
    public void An_event_that_is_looked_for_by_name_is_a_constant_of_its_owner()
    {
        var constants = Assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field is { IsLiteral: true, IsAssembly: true } && field.Name.EndsWith("Event", StringComparison.Ordinal))
            .Select(field => (string)field.GetRawConstantValue()!);

        var errors = Declared.Where(declared => declared.Value is LogLevel.Error or LogLevel.Critical).Select(declared => declared.Key);
        Assert.Empty(errors.Except(constants, StringComparer.Ordinal));
    }

    [NodeFact]
    public async Task Whatever_the_code_logs_as_an_error_has_an_alert()
    {
        var events = await EventsAsync();

        var errors = Declared.Where(declared => declared.Value is LogLevel.Error or LogLevel.Critical).Select(declared => declared.Key);
        Assert.Empty(errors.Except(events, StringComparer.Ordinal));
    }

    [NodeFact]
    public async Task The_alert_of_silent_timers_counts_those_that_are_not_disabled()
    {
        var infra = await InfraSources.ReadAsync();

        var module = infra.Bicep["infra/main.bicep"].Modules.Single(module => module.Name == "alerts");
        var rule = infra.Resources.Single(resource => resource.Symbol == "silent").Body.At("properties.criteria.allOf")[0];

        Assert.Equal("appSettings.outputs.enabledTimers", module.Body.At("params.timerNames").Text());
        Assert.Equal("LessThan", rule.At("operator").GetString());
        Assert.Equal("length(timerNames)", rule.At("threshold").Text());
    }

    [NodeFact]
    public async Task The_guide_says_what_to_do_at_each()
    {
        var file = (await InfraSources.ReadAsync()).Bicep["infra/app/alerts.bicep"];
        var guide = RepositoryFiles.Read("docs/deploy.md");

        Assert.All(file.Vars["rules"].EnumerateArray(), rule => Assert.Contains(
            $"| `{rule.At("name").GetString()}` | {string.Join(", ", rule.At("events").EnumerateArray().Select(name => $"`{name}`"))} |",
            guide,
            StringComparison.Ordinal));
    }

    [Fact]
    public void Sampling_drops_nothing_that_an_alert_looks_for()
    {
        var host = RepositoryFiles.Read("host.json");

        Assert.Contains("\"excludedTypes\": \"Request;Trace;Exception\"", host, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> EventsAsync()
    {
        var file = (await InfraSources.ReadAsync()).Bicep["infra/app/alerts.bicep"];
        return file.Vars["rules"].EnumerateArray().SelectMany(rule => rule.At("events").EnumerateArray()).Select(name => name.GetString()!);
    }
}
