using System.Reflection;
using System.Text.RegularExpressions;
using RtcFunctions.Operations;

namespace RtcFunctions.Tests.Infra;

/// <summary>Where no secret may stand.</summary>
public sealed partial class SecrecyTests
{
    /// <summary>The names of secrets, as the code has them.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        .. from type in typeof(ReportLiveness).Assembly.GetTypes()
           from constant in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly)
           where constant.IsLiteral && constant.FieldType == typeof(string)
           let name = (string)constant.GetRawConstantValue()!
           where SecretName().IsMatch(name)
           orderby name
           select name,
    ];

    [NodeFact]
    public async Task No_expression_reads_a_secret()
    {
        var infra = await InfraSources.ReadAsync();

        var expressions = infra.Bicep.Values.SelectMany(file => (IEnumerable<string>)
        [
            .. file.Vars.Values.SelectMany(value => value.Expressions()),
            .. file.Outputs.Values.SelectMany(value => value.Expressions()),
            .. file.Resources.SelectMany(resource => resource.Body.Expressions()),
            .. file.Modules.SelectMany(module => module.Body.Expressions()),
        ]);

        Assert.DoesNotContain(expressions, expression => ReadsSecret().IsMatch(expression));
    }

    // Telemetry's connection string says where to; with local authentication off (ExposureTests) nobody gets in by it.
    [NodeFact]
    public async Task No_parameter_takes_a_secret()
    {
        var infra = await InfraSources.ReadAsync();

        var suspicious =
            from file in infra.Bicep
            from parameter in file.Value.Params
            where parameter.Value.Decorators.Contains("@secure()") || LooksSecret().IsMatch(parameter.Key)
            select $"{file.Key}: {parameter.Key}";

        Assert.Equal(["infra/app/app-settings.bicep: connectionString"], suspicious);
    }

    [NodeFact]
    public async Task No_output_gives_a_secret_away()
    {
        var infra = await InfraSources.ReadAsync();

        var suspicious =
            from file in infra.Bicep
            from output in file.Value.Outputs
            where LooksSecret().IsMatch(output.Key) || LooksSecret().IsMatch(output.Value.Text())
            select $"{file.Key}: {output.Key}";

        Assert.Equal(["infra/app/monitoring.bicep: connectionString"], suspicious);
    }

    [NodeFact]
    public async Task No_setting_that_is_set_is_a_secret()
    {
        Assert.True(Names.Count >= 14, "The code's secrets were not found.");

        var set = await DeployedSettings.ReadAsync();

        Assert.Empty(set.Names.Intersect(Names.Select(name => name.Replace("--", "__", StringComparison.Ordinal)), StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["APPLICATIONINSIGHTS_CONNECTION_STRING"], set.Fixed.Concat(set.Given).Where(name => LooksSecret().IsMatch(name)));
    }

    [GeneratedRegex(@"\A[A-Z][A-Za-z]+--[A-Z][A-Za-z]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\blist[A-Z]\w*\(|\bgetSecret\(|InstrumentationKey|@Microsoft\.KeyVault", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReadsSecret();

    [GeneratedRegex(
        "secret|password|connection_?string|sharedKey|accessKey|accountKey|apiKey|sasToken", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksSecret();
}
