using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RtcFunctions.Diagnostics;
using RtcFunctions.LocalWorker;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class StartErrorTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("rtc-functions-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("Relay__TimeoutSeconds=canary", "Relay__TimeoutSeconds: ")]
    [InlineData("Logging__LogLevel__Default=canary", "Logging__LogLevel: ")]
    [InlineData("ASPNETCORE_URLS=canary", "urls: ")]
    [InlineData("ASPNETCORE_HTTP_PORTS=0", "Functions__Keys__<name>: no key is configured")]
    public async Task What_is_wrong_is_told_in_one_line_that_names_the_setting_but_not_its_value(string setting, string beginning)
    {
        var start = await RefusedStart.RunAsync(_directory.FullName, [], setting);

        Assert.Equal(1, start.ExitCode);
        Assert.StartsWith(beginning, start.Error, StringComparison.Ordinal);
        Assert.Equal(start.Error.Length - 1, start.Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.DoesNotContain("canary", start.Error + start.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", start.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var start = await RefusedStart.RunAsync(_directory.FullName, [$"--urls=http://{taken.LocalEndpoint}"]);

        Assert.Equal(1, start.ExitCode);
        Assert.Equal($"urls: Failed to bind to address http://{taken.LocalEndpoint}: address already in use.\n", start.Error);
    }

    [Theory]
    [InlineData("urls=http://0.0.0.0:0")]
    [InlineData("urls=http://127.0.0.1:0;http://[::]:0")]
    [InlineData("urls=http://any.example:0")]
    [InlineData("http_ports=0")]
    [InlineData("Kestrel:Endpoints:Any:Url=http://*:0")]
    [InlineData("urls=http://0.0.0.0:0", "Functions:MasterKey=", "Functions:Keys:any=")]
    public async Task Without_a_key_no_address_but_loopback_is_listened_on(params string[] settings)
    {
        using var host = LocalApp.Build([], ["urls=", .. settings]);

        var error = await Assert.ThrowsAsync<InvalidSettingException>(() => host.StartAsync());

        Assert.Equal("Functions__Keys__<name>", error.Setting);
    }

    [Theory]
    [InlineData("urls=http://0.0.0.0:0", "Functions:Keys:any=first-key")]
    [InlineData("urls=http://127.0.0.2:0")]
    public async Task With_a_key_every_address_is_listened_on_and_loopback_always(params string[] settings)
    {
        using var host = LocalApp.Build([], settings);

        await host.StartAsync();
        await host.StopAsync();
    }

    [Theory]
    [InlineData("urls", "urls=canary")]
    [InlineData("urls", "urls=http://127.0.0.1:0/path")]
    [InlineData("HTTPS_PORTS", "https_ports=0;canary")]
    [InlineData("Kestrel__Endpoints__Any__Url", "Kestrel:Endpoints:Any:Other=canary")]
    public void An_address_that_cannot_be_read_is_refused_before_listening(string named, string setting)
    {
        var build = () => LocalApp.Build([], [setting]);

        var error = Assert.Throws<InvalidSettingException>(build);

        Assert.Equal(named, error.Setting);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Values\":{\"A\":\"canary", "it is not JSON")]
    [InlineData("{\"IsEncrypted\":true,\"Values\":{\"A\":\"canary\"}}", "it is encrypted")]
    [InlineData("{\"Values\":{\"A\":[\"canary\"]}}", "the value of A is ")]
    [InlineData("{\"Values\":\"canary\"}", "its Values ")]
    [InlineData("[\"canary\"]", "it is not a JSON object")]
    public async Task Local_settings_that_cannot_be_read_are_explained(string content, string reason)
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "local.settings.json"), content);

        var error = Record.Exception(() => new ConfigurationManager().AddLocalSettings(_directory.FullName));

        var explanation = StartErrors.Explain(error!);
        Assert.StartsWith($"local.settings.json: {reason}", explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_invalid_options_make_one_explanation()
    {
        var error = new AggregateException(
            new OptionsValidationException("", typeof(FirstOptions), ["Count: The field FirstOptions.Count must be between 1 and 9."]),
            new OptionsValidationException("", typeof(StartErrorTests), ["Second__Name is missing."]));

        var explanation = StartErrors.Explain(error);

        Assert.Equal("The field First__Count must be between 1 and 9. Second__Name is missing.", explanation);
    }

    [Fact]
    public void A_bug_is_not_explained_away()
    {
        var explanation = StartErrors.Explain(new InvalidOperationException("something else", new HttpRequestException()));

        Assert.Null(explanation);
    }

    private sealed record FirstOptions;
}
