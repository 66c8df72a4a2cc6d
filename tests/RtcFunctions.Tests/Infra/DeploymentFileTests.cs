using System.Text.RegularExpressions;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Infra;

public sealed partial class DeploymentFileTests
{
    [AzureSchemaFact]
    public async Task Azure_yaml_is_what_azd_takes()
    {
        var infra = await InfraSources.ReadAsync();

        Assert.Empty(infra.Azure.Faults!);
    }

    [NodeFact]
    public async Task The_service_is_the_one_that_the_app_is_tagged_with()
    {
        var infra = await InfraSources.ReadAsync();

        var service = Assert.Single(infra.Azure.Value.At("services").EnumerateObject());

        var tags = infra.Single("Microsoft.Web/sites").Body.At("tags.arguments")[1];
        Assert.Equal(service.Name, tags.GetProperty("azd-service-name").GetString());
        Assert.Equal("environmentName", infra.Bicep["infra/main.bicep"].Vars["tags"].GetProperty("azd-env-name").Text());
        Assert.Single(Directory.GetFiles(Path.Combine(RepositoryFiles.Root, service.Value.At("project").GetString()!), "*.csproj"));
    }

    [NodeFact]
    public async Task The_table_is_the_one_that_state_is_kept_in()
    {
        var infra = await InfraSources.ReadAsync();

        Assert.Equal(TableStoreOptions.Table, infra.Single("Microsoft.Storage/storageAccounts/tableServices/tables").Body.At("name").GetString());
    }

    [NodeFact]
    public async Task The_package_is_fetched_by_the_identity_from_the_container()
    {
        var infra = await InfraSources.ReadAsync();

        var site = infra.Single("Microsoft.Web/sites").Body;

        var storage = site.At("properties.functionAppConfig.deployment.storage");
        Assert.Equal("UserAssignedIdentity", storage.At("authentication.type").GetString());
        Assert.Equal("identityId", storage.At("authentication.userAssignedIdentityResourceId").Text());
        Assert.Equal("functionapp,linux", site.At("kind").GetString());
        Assert.Equal("dotnet-isolated", site.At("properties.functionAppConfig.runtime.name").GetString());
        Assert.Equal("10.0", site.At("properties.functionAppConfig.runtime.version").GetString());
    }

    [NodeFact]
    public async Task Workflows_are_what_GitHub_takes()
    {
        var infra = await InfraSources.ReadAsync();

        Assert.NotEmpty(infra.Workflows);
        Assert.All(infra.Workflows.Values, workflow => Assert.Empty(workflow.Faults!));
    }

    [NodeFact]
    public async Task Workflows_take_actions_by_their_commit_and_rights_job_by_job()
    {
        var infra = await InfraSources.ReadAsync();

        foreach (var workflow in infra.Workflows.Values)
        {
            Assert.Empty(workflow.Value.At("permissions").EnumerateObject());
            var jobs = workflow.Value.At("jobs").EnumerateObject().Select(job => job.Value).ToList();
            Assert.All(jobs, job => Assert.True(job.TryGetProperty("permissions", out _)));
            var actions = jobs.SelectMany(job => job.At("steps").EnumerateArray()).Where(step => step.TryGetProperty("uses", out _));
            Assert.All(actions, step => Assert.Matches(PinnedAction(), step.At("uses").GetString()!));
        }
    }

    [GeneratedRegex(@"\A[\w/-]+@[0-9a-f]{40}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PinnedAction();
}
