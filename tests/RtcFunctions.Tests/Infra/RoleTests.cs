namespace RtcFunctions.Tests.Infra;

/// <summary>Who may do what, and where.</summary>
public sealed class RoleTests
{
    private const string RoleAssignment = "Microsoft.Authorization/roleAssignments";

    /// <summary>IDs of built-in roles: learn.microsoft.com/azure/role-based-access-control/built-in-roles.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
    };

    [NodeFact]
    public async Task These_rights_are_given_and_no_others()
    {
        var infra = await InfraSources.ReadAsync();

        var given =
            from file in infra.Bicep.Values
            from assignment in file.Resources
            where assignment.Type == RoleAssignment
            let role = file.Vars[assignment.Body.At("properties.roleDefinitionId").Text()].At("arguments")[1].GetString()!
            let scope = file.Resources.Single(resource => resource.Symbol == assignment.Body.At("scope").Text())
            select $"{assignment.Body.At("properties.principalId").Text()}: {Roles[role]} on {scope.Type}";

        Assert.Equal(
            [
                "appPrincipalId: Key Vault Secrets Officer on Microsoft.KeyVault/vaults/secrets",
                "appPrincipalId: Key Vault Secrets User on Microsoft.KeyVault/vaults",
                "appPrincipalId: Monitoring Metrics Publisher on Microsoft.Insights/components",
                "appPrincipalId: Storage Blob Data Owner on Microsoft.Storage/storageAccounts",
                "appPrincipalId: Storage Table Data Contributor on Microsoft.Storage/storageAccounts/tableServices/tables",
                "operatorId: Key Vault Secrets Officer on Microsoft.KeyVault/vaults",
            ],
            given.Order(StringComparer.Ordinal));
    }

    [NodeFact]
    public async Task No_right_reaches_as_far_as_the_resource_group()
    {
        var infra = await InfraSources.ReadAsync();

        Assert.All(
            infra.Bicep.Values.SelectMany(file => file.Resources, (file, resource) => (file, resource))
                .Where(one => one.resource.Type == RoleAssignment),
            one => Assert.Contains(
                one.file.Resources,
                resource => resource.Symbol == one.resource.Body.At("scope").Text() && resource.Type != "Microsoft.Resources/resourceGroups"));
        Assert.Equal("subscription", infra.Bicep["infra/main.bicep"].Scope);
        Assert.All(infra.Bicep.Where(file => file.Key != "infra/main.bicep"), file => Assert.Equal("resourceGroup", file.Value.Scope));
    }

    [NodeFact]
    public async Task A_right_of_somebody_who_was_not_named_is_not_given()
    {
        var infra = await InfraSources.ReadAsync();

        var ofOperator = infra.Resources.Single(resource =>
            resource.Type == RoleAssignment && resource.Body.At("properties.principalId").Text() == "operatorId");

        Assert.Equal("!empty(operatorId)", ofOperator.Condition![1..^1]);
        Assert.Equal("", infra.Bicep["infra/main.bicep"].Params["operatorId"].Default!.Value.GetString());
    }

    [NodeFact]
    public async Task The_one_secret_that_the_app_writes_is_not_overwritten_by_a_provision()
    {
        var infra = await InfraSources.ReadAsync();

        var secret = Assert.Single(infra.Resources, resource => resource.Type == "Microsoft.KeyVault/vaults/secrets");

        Assert.True(secret.Existing);
        Assert.Equal("Meet--Session", secret.Body.At("name").GetString());
    }
}
