namespace RtcFunctions.Tests.Infra;

/// <summary>A fact that needs Node.js and azd's schema, skipped where either is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzureSchemaFactAttribute : FactAttribute
{
    public AzureSchemaFactAttribute()
    {
        Skip = NodeJs.SkipReason
            ?? (File.Exists(InfraSources.AzureSchema) ? null : "azd's schema of azure.yaml is not at ../shared/azd/azure.yaml.schema.json.")!;
    }
}
