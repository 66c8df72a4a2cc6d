using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora;

public sealed class AgoraConfigurationTests
{
    private const string Order = """{"expiresIn":600,"services":[{"type":"fpa"}]}""";
    private const string Rotated = "00000000000000000000000000000000";

    private static readonly (string, string) Token2 = ("rtc-agora-auth", "token2");

    [Theory]
    [InlineData("Agora__AppId", "970CA35de60c44645bbae8a215061b3")]
    [InlineData("Agora__AppId", "970CA35de60c44645bbae8a215061b3g")]
    [InlineData("Agora__AppId", "970CA35de60c44645bbae8a215061b33\n")]
    [InlineData("Agora__Endpoint", "http://api.agora.io")]
    [InlineData("Agora__SignalingUserId", "a\nb")]
    public async Task A_malformed_setting_stops_the_start_and_is_named(string setting, string value)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync((setting, value)));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_missing_is_named_where_it_is_needed()
    {
        await using var bare = await StartAsync();

        await LacksAsync("Agora__AppId", await IssueAsync(bare));
        await LacksAsync("Agora__AppId", await RelayAsync(bare));
        await LacksAsync("Agora__AppId", await RelayAsync(bare, Token2, ("rtc-agora-user", "alice")));
    }

    [Fact]
    public async Task Only_the_secrets_of_the_chosen_scheme_are_needed()
    {
        await using var app = await StartAsync(("Agora__AppId", AgoraApp.AppId), ("Agora__CustomerId", AgoraApp.CustomerId));

        await LacksAsync("Agora--AppCertificate", await IssueAsync(app));
        await LacksAsync("Agora--AppCertificate", await RelayAsync(app, Token2, ("rtc-agora-user", "alice")));
        await LacksAsync("Agora--CustomerSecret", await RelayAsync(app));
    }

    [Fact]
    public async Task A_user_that_nobody_names_is_asked_of_the_caller()
    {
        await using var app = await StartAsync(("Agora__AppId", AgoraApp.AppId), ("Agora__AppCertificate", AgoraApp.Certificate));

        var response = await RelayAsync(app, Token2);
        var problem = await AgoraApp.ReadAsync(response);

        Assert.Equal((400, "invalid_request"), ((int)response.StatusCode, (string?)problem["code"]));
        Assert.NotNull(problem["errors"]!["rtc-agora-user"]);
    }

    [Fact]
    public async Task A_certificate_that_is_none_is_told_but_not_shown()
    {
        await using var app = await StartAsync(("Agora__AppId", AgoraApp.AppId), ("Agora__AppCertificate", "not-a-certificate"));

        foreach (var response in (HttpResponseMessage[])[await IssueAsync(app), await RelayAsync(app, Token2, ("rtc-agora-user", "alice"))])
        {
            Assert.DoesNotContain("not-a-certificate", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await LacksAsync("32 hex characters", response);
        }
    }

    [Theory]
    [InlineData("Agora__CustomerSecret", AgoraApp.CustomerSecret, "basic")]
    [InlineData("Agora__AppCertificate", AgoraApp.Certificate, "token2")]
    [InlineData("Agora__AppCertificate", AgoraApp.Certificate, "token")]
    public async Task A_rotated_secret_costs_one_more_request_and_no_restart(string setting, string secret, string scheme)
    {
        using var directory = new TemporaryDirectory();
        using var settings = new LocalSettings(directory, setting, secret);
        await using var vendor = new AgoraSimulator(AgoraApp.AppId, AgoraApp.Certificate, AgoraApp.CustomerId, AgoraApp.CustomerSecret);
        await vendor.StartAsync();
        await using var app = await AppProcess.StartAsync(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Agora__AppId"] = AgoraApp.AppId,
                ["Agora__Endpoint"] = vendor.Endpoint.ToString(),
                ["Agora__CustomerId"] = AgoraApp.CustomerId,
            },
            workingDirectory: directory.Path);
        var before = await RelayAsync(app, ("rtc-agora-auth", scheme), ("rtc-agora-user", "alice"));

        vendor.RotateSecret(Rotated);
        vendor.RotateCertificate(Rotated);
        settings.Write(setting, Rotated);
        var after = await UntilAcceptedAsync(vendor, () => RelayAsync(app, ("rtc-agora-auth", scheme), ("rtc-agora-user", "alice")));

        Assert.Equal((200, 200), ((int)before.StatusCode, (int)after.StatusCode));
        Assert.Equal([false, true], vendor.Received.Select(request => request.Rejection is null));
    }

    /// <summary>Until the file is read again there is no other secret to try, and the refusal is handed back.</summary>
    private static async Task<HttpResponseMessage> UntilAcceptedAsync(VendorSimulator vendor, Func<Task<HttpResponseMessage>> callAsync)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            vendor.Forget();
            var response = await callAsync();
            if ((int)response.StatusCode != 401)
            {
                return response;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), limit.Token);
        }
    }

    private static Task<AppProcess> StartAsync(params (string Name, string Value)[] settings) =>
        AppProcess.StartAsync(settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal));

    private static Task<HttpResponseMessage> IssueAsync(AppProcess app) =>
        AgoraApp.SendAsync(app, HttpMethod.Post, "/api/agora/tokens", Order);

    private static Task<HttpResponseMessage> RelayAsync(AppProcess app, params (string Name, string Value)[] headers) =>
        AgoraApp.SendAsync(app, HttpMethod.Get, "/api/agora/rest/dev/v1/projects", body: null, headers);

    private static async Task LacksAsync(string what, HttpResponseMessage response)
    {
        var problem = await AgoraApp.ReadAsync(response);

        Assert.Equal((503, "vendor_not_configured"), ((int)response.StatusCode, (string?)problem["code"]));
        Assert.Contains(what, (string?)problem["detail"], StringComparison.Ordinal);
    }
}
