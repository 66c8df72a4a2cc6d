namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where the app's <c>Program.cs</c> begins.</summary>
public static class FunctionsApplication
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) =>
        new(args, typeof(FunctionsApplication).Assembly.GetExportedTypes());
}
