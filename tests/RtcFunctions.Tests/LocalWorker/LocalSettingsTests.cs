using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using RtcFunctions.LocalWorker;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class LocalSettingsTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rtc-functions-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task The_environment_wins_over_the_file_in_the_working_directory()
    {
        Write("""{ "IsEncrypted": false, "Values": { "Functions__MasterKey": "of-the-file", "Functions:Keys:any": "any" } }""");
        await using var byFile = await AppProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal),
            workingDirectory: _directory.FullName);
        await using var byEnvironment = await AppProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Functions__MasterKey"] = "of-the-environment" },
            workingDirectory: _directory.FullName);

        Assert.Equal(HttpStatusCode.NotFound, await AskAdminAsync(byFile, "of-the-file"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAdminAsync(byEnvironment, "of-the-file"));
        Assert.Equal(HttpStatusCode.NotFound, await AskAdminAsync(byEnvironment, "of-the-environment"));
    }

    [Fact]
    public void The_command_line_wins_over_all()
    {
        Write("""
            { "Values": { "PATH": "of-the-file", "Number": 7, "Flag": true, "Nested__Name": "of-the-file", "Other:Name": "same" } }
            """);
        var configuration = Configure("--Nested:Name=of-the-command-line");

        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), configuration["PATH"]);
        Assert.Equal("7", configuration["Number"]);
        Assert.Equal("true", configuration["Flag"]);
        Assert.Equal("of-the-command-line", configuration["Nested:Name"]);
        Assert.Equal("same", configuration["Other:Name"]);
    }

    [Fact]
    public async Task A_change_of_the_file_is_taken_up()
    {
        Write("""{ "Values": { "Name": "before" } }""");
        var configuration = Configure();
        var reloaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = ChangeToken.OnChange(((IConfiguration)configuration).GetReloadToken, () => reloaded.TrySetResult());

        Write("""{ "Values": { "Name": "after, and longer" } }""");
        await reloaded.Task.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("after, and longer", configuration["Name"]);
    }

    [Fact]
    public void A_file_that_becomes_malformed_changes_nothing()
    {
        Write("""{ "Values": { "Name": "before" } }""");
        var configuration = Configure();

        Write("""{ "Values": { "Name": """);
        ((IConfigurationRoot)configuration).Reload();

        Assert.Equal("before", configuration["Name"]);
    }

    [Fact]
    public void The_first_directory_that_has_the_file_is_taken()
    {
        Write("""{ "Values": { "Name": "found" } }""");
        var configuration = new ConfigurationManager();

        configuration.AddLocalSettings(Path.Combine(_directory.FullName, "elsewhere"), _directory.FullName);

        Assert.Equal("found", configuration["Name"]);
    }

    private static async Task<HttpStatusCode> AskAdminAsync(AppProcess app, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/functions/Unknown");
        request.Headers.Add("x-functions-key", key);
        using var answer = await app.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private ConfigurationManager Configure(params string[] arguments)
    {
        var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables().AddCommandLine(arguments);
        configuration.AddLocalSettings(_directory.FullName);
        return configuration;
    }

    private void Write(string content) => File.WriteAllText(Path.Combine(_directory.FullName, "local.settings.json"), content);
}
