namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The ASP.NET Core integration, which here is always on.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
}
