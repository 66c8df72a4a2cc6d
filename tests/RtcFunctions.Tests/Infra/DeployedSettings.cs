using System.Text.Json;

namespace RtcFunctions.Tests.Infra;

/// <summary>The app settings of a deployment: those that Bicep sets, and those that the parameters pass on where they are given.</summary>
internal sealed record DeployedSettings(IReadOnlyList<string> Fixed, IReadOnlyList<string> Given, IReadOnlyList<DeployedTimer> Timers)
{
    public IEnumerable<string> Names =>
    [
        .. Fixed,
        .. Given,
        .. Timers.Select(timer => $"Schedule{timer.Name}"),
        .. Timers.Select(timer => $"AzureWebJobs.{timer.Name}.Disabled"),
    ];

    public static async Task<DeployedSettings> ReadAsync()
    {
        var file = (await InfraSources.ReadAsync()).Bicep["infra/app/app-settings.bicep"];
        var parts = file.Resources.Single(resource => resource.Type == "Microsoft.Web/sites/config").Body.At("properties.arguments");

        // What is read below is all that the settings are made of.
        Assert.Equal(["schedules", "switches", "given"], parts.EnumerateArray().Where(IsName).Select(part => part.Text()));
        Assert.Equal("toObject(timers, timer => 'Schedule${timer.name}', timer => timer.schedule)", file.Vars["schedules"].Text());
        Assert.Equal(
            "toObject(timers, timer => 'AzureWebJobs.${timer.name}.Disabled', timer => timer.used ? 'false' : 'true')", file.Vars["switches"].Text());

        using var parameters = JsonDocument.Parse(RepositoryFiles.Read("infra/main.parameters.json"));
        return new(
            [.. parts.EnumerateArray().Where(part => !IsName(part)).SelectMany(part => part.EnumerateObject()).Select(setting => setting.Name)],
            [.. parameters.RootElement.At("parameters.settings.value").EnumerateObject().Select(setting => setting.Name)],
            [.. file.Vars["timers"].EnumerateArray().Select(timer =>
                new DeployedTimer(timer.At("name").GetString()!, timer.At("schedule").GetString()!, timer.At("used").Text()))]);
    }

    private static bool IsName(JsonElement part) => part.TryGetProperty("=", out _);
}

/// <summary><paramref name="Used"/>: the expression by which it is not disabled.</summary>
internal sealed record DeployedTimer(string Name, string Schedule, string Used);
