using System.Diagnostics;

namespace RtcFunctions.Tests.Infra;

/// <summary>infra/set-secrets.sh, with an <c>az</c> that writes down how it is called.</summary>
public sealed class SetSecretsTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    /// <summary>All but the one that the app writes itself.</summary>
    private static IEnumerable<string> Asked => SecrecyTests.Names.Where(name => name is not "Meet--Session");

    public void Dispose() => _folder.Dispose();

    [BashFact]
    public async Task A_secret_reaches_the_vault_and_no_command_line_and_no_screen()
    {
        InstallAz("""cat > "$HERE/value.$6" """);

        var (exitCode, output) = await RunAsync(["kv-test", "Zego--ServerSecret"], "canary-1\n\n");

        Assert.Equal(0, exitCode);
        Assert.Equal("canary-1", Stored("Zego--ServerSecret"));
        Assert.DoesNotContain("canary-1", output, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-1", Calls(), StringComparison.Ordinal);
    }

    [BashFact]
    public async Task A_value_of_several_lines_is_kept_whole()
    {
        InstallAz("""cat > "$HERE/value.$6" """);

        await RunAsync(["kv-test", "Meet--WebhookAuthorization", "Zego--ServerSecret"], "old credential\nnew credential\n\nplain\n\n");

        Assert.Equal("old credential\nnew credential", Stored("Meet--WebhookAuthorization"));
        Assert.Equal("plain", Stored("Zego--ServerSecret"));
    }

    [BashFact]
    public async Task An_empty_value_leaves_what_is_there()
    {
        InstallAz("""cat > "$HERE/value.$6" """);

        var (_, output) = await RunAsync(["kv-test", "Zego--ServerSecret"], "\n");

        Assert.Contains("left as it is", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "value.Zego--ServerSecret")));
    }

    [BashFact]
    public async Task A_session_is_made_where_there_is_none_and_a_live_one_is_left_alone()
    {
        InstallAz("""cat > "$HERE/value.$6" """);
        await RunAsync(["kv-test", "Zego--ServerSecret"], "\n");
        var made = Stored("Meet--Session");
        File.Delete(Path.Combine(_folder.Path, "value.Meet--Session"));

        InstallAz("""cat > "$HERE/value.$6" """, secretsThere: "Meet--Session");
        await RunAsync(["kv-test", "Zego--ServerSecret"], "\n");

        Assert.Equal("{}", made);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "value.Meet--Session")));
    }

    [BashFact]
    public async Task Every_secret_of_the_code_is_asked_for()
    {
        InstallAz("""cat > "$HERE/value.$6" """);

        var (_, output) = await RunAsync(["kv-test"], new string('\n', 40));

        Assert.All(Asked, name => Assert.Contains($"{name}: ", output, StringComparison.Ordinal));
    }

    [Fact]
    public void The_guide_has_a_line_for_each_secret()
    {
        var guide = RepositoryFiles.Read("docs/deploy.md");

        Assert.All(Asked, name => Assert.Contains($"--name {name} --file value\n", guide, StringComparison.Ordinal));
    }

    [BashTheory]
    [InlineData("Caller is not authorized to perform action. Code: ForbiddenByRbac", "RTC_OPERATOR_ID")]
    [InlineData("Client address is not authorized. Inner error: ForbiddenByFirewall", "RTC_ALLOWED_ADDRESSES")]
    [InlineData("Public network access is disabled. Inner error: ForbiddenByConnection", "RTC_ALLOWED_ADDRESSES")]
    public async Task A_refusal_says_what_to_do(string refusal, string remedy)
    {
        InstallAz($"echo '{refusal}' >&2; exit 1", secretsThere: "Meet--Session");

        var (exitCode, output) = await RunAsync(["kv-test", "Zego--ServerSecret"], "canary-2\n\n");

        Assert.NotEqual(0, exitCode);
        Assert.Contains(remedy, output, StringComparison.Ordinal);
        Assert.DoesNotContain("canary-2", output, StringComparison.Ordinal);
    }

    private string Stored(string name) => File.ReadAllText(Path.Combine(_folder.Path, $"value.{name}"));

    private string Calls() => File.ReadAllText(Path.Combine(_folder.Path, "calls"));

    // az keyvault secret set --name NAME …: the name is the sixth word, counted with az itself at zero as $5.
    private void InstallAz(string onSet, string secretsThere = "")
    {
        var path = Path.Combine(_folder.Path, "az");
        File.WriteAllText(path, $"""
            #!/usr/bin/env bash
            HERE=$(dirname "$0")
            echo "$@" >> "$HERE/calls"
            set -- az "$@"
            case $4 in
              list) echo '{secretsThere}' ;;
              set) {onSet} ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> arguments, string input)
    {
        var start = new ProcessStartInfo("bash", ["infra/set-secrets.sh", .. arguments])
        {
            WorkingDirectory = RepositoryFiles.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{_folder.Path}:{Environment.GetEnvironmentVariable("PATH")}" },
        };
        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync();
        var errors = script.StandardError.ReadToEndAsync();
        await script.StandardInput.WriteAsync(input);
        script.StandardInput.Close();
        await script.WaitForExitAsync();
        return (script.ExitCode, await output + await errors);
    }
}
