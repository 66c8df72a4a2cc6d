using System.Globalization;
using System.Text.Json;

namespace RtcFunctions.Tests.Infra;

/// <summary>What the resources open, and to whom.</summary>
public sealed class ExposureTests
{
    [NodeFact]
    public async Task Every_file_is_read_whole()
    {
        var infra = await InfraSources.ReadAsync();

        Assert.NotEmpty(infra.Bicep);
        Assert.All(infra.Bicep, file => Assert.Empty(file.Value.Faults));
    }

    [NodeFact]
    public async Task No_key_opens_anything()
    {
        var infra = await InfraSources.ReadAsync();

        Assert.False(infra.Single("Microsoft.Storage/storageAccounts").Body.At("properties.allowSharedKeyAccess").GetBoolean());
        Assert.True(infra.Single("Microsoft.KeyVault/vaults").Body.At("properties.enableRbacAuthorization").GetBoolean());
        Assert.True(infra.Single("Microsoft.Insights/components").Body.At("properties.DisableLocalAuth").GetBoolean());
        Assert.True(infra.Single("Microsoft.OperationalInsights/workspaces").Body.At("properties.features.disableLocalAuth").GetBoolean());
        var passwords = infra.Resources.Where(resource => resource.Type == "Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal(["ftp", "scm"], passwords.Select(policy => policy.Body.At("name").GetString()).Order(StringComparer.Ordinal));
        Assert.All(passwords, policy => Assert.False(policy.Body.At("properties.allow").GetBoolean()));
    }

    [NodeFact]
    public async Task Blobs_are_never_public()
    {
        var infra = await InfraSources.ReadAsync();

        Assert.False(infra.Single("Microsoft.Storage/storageAccounts").Body.At("properties.allowBlobPublicAccess").GetBoolean());
        var container = infra.Single("Microsoft.Storage/storageAccounts/blobServices/containers");
        Assert.Equal("None", container.Body.At("properties.publicAccess").GetString());
    }

    [NodeFact]
    public async Task A_network_closes_storage_and_vault_to_all_but_the_addresses_that_were_asked_for()
    {
        var infra = await InfraSources.ReadAsync();

        foreach (var type in new[] { "Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults" })
        {
            var properties = infra.Single(type).Body.At("properties");
            AssertChoice("closed && empty(allowedAddresses)", "Disabled", "Enabled", properties.At("publicNetworkAccess"));
            AssertChoice("closed", "Deny", "Allow", properties.At("networkAcls.defaultAction"));
            Assert.Equal("None", properties.At("networkAcls.bypass").GetString());
            Assert.Equal("map(allowedAddresses, address => { value: address })", properties.At("networkAcls.ipRules").Text());
        }

        var main = infra.Bicep["infra/main.bicep"];
        Assert.False(main.Params["vnetEnabled"].Default!.Value.GetBoolean());
        Assert.Equal("", main.Params["allowedAddresses"].Default!.Value.GetString());
        foreach (var name in new[] { "storage", "vault" })
        {
            var module = main.Modules.Single(module => module.Name == name);
            Assert.Equal("vnetEnabled", module.Body.At("params.closed").Text());
            Assert.Equal("addresses", module.Body.At("params.allowedAddresses").Text());
        }
    }

    [NodeFact]
    public async Task Whatever_a_network_closes_has_a_private_endpoint_in_it()
    {
        var infra = await InfraSources.ReadAsync();

        var targets = infra.Bicep["infra/app/private-endpoints.bicep"].Vars["targets"].EnumerateArray();

        Assert.Equal(["blob", "table", "vault"], targets.Select(target => target.At("group").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("vnetEnabled", infra.Bicep["infra/main.bicep"].Modules.Single(module => module.Name == "endpoints").Condition!.Trim('(', ')'));
    }

    [NodeFact]
    public async Task Only_the_app_itself_is_open_to_everybody()
    {
        var infra = await InfraSources.ReadAsync();

        var open = infra.Resources.Where(resource =>
            resource.Body.TryGetProperty("properties", out var properties)
            && properties.TryGetProperty("publicNetworkAccess", out var access)
            && access.ValueKind == JsonValueKind.String
            && access.GetString() != "Disabled");

        Assert.Equal("Microsoft.Web/sites", Assert.Single(open).Type);
    }

    [NodeFact]
    public async Task Nothing_is_spoken_in_the_clear()
    {
        var infra = await InfraSources.ReadAsync();

        var storage = infra.Single("Microsoft.Storage/storageAccounts").Body.At("properties");
        Assert.Equal("TLS1_2", storage.At("minimumTlsVersion").GetString());
        Assert.True(storage.At("supportsHttpsTrafficOnly").GetBoolean());
        var site = infra.Single("Microsoft.Web/sites").Body.At("properties");
        Assert.True(site.At("httpsOnly").GetBoolean());
        Assert.Equal("1.2", site.At("siteConfig.minTlsVersion").GetString());
        Assert.Equal("1.2", site.At("siteConfig.scmMinTlsVersion").GetString());
        Assert.Equal("Disabled", site.At("siteConfig.ftpsState").GetString());
    }

    [Fact]
    public void Browsers_are_told_to_come_by_https_alone_for_a_year()
    {
        using var host = JsonDocument.Parse(RepositoryFiles.Read("host.json"));

        var hsts = host.RootElement.At("extensions.http.hsts");

        Assert.True(hsts.At("isEnabled").GetBoolean());
        Assert.True(hsts.At("includeSubDomains").GetBoolean());
        Assert.True(TimeSpan.Parse(hsts.At("maxAge").GetString()!, CultureInfo.InvariantCulture) >= TimeSpan.FromDays(365));
    }

    private static void AssertChoice(string condition, string then, string otherwise, JsonElement choice) =>
        Assert.Equal((condition, then, otherwise), (choice.At("if").GetString(), choice.At("then").GetString(), choice.At("else").GetString()));
}
