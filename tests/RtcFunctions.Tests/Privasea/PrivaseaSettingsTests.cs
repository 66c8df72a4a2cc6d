using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Privasea;

public sealed class PrivaseaSettingsTests
{
    [Theory]
    [InlineData("s", "^[0-9]{10}$")]
    [InlineData("ms", "^[0-9]{13}$")]
    [InlineData("none", "^$")]
    public async Task The_timestamp_comes_in_the_unit_that_is_set(string unit, string expected)
    {
        await using var vendor = new PrivaseaSimulator(PrivaseaApp.ApiKey, PrivaseaApp.Secret)
        {
            TimestampUnit = unit switch { "s" => TimeSpan.FromSeconds(1), "ms" => TimeSpan.FromMilliseconds(1), _ => null },
        };
        await vendor.StartAsync();
        await using var app = await StartAsync(("Privasea__TimestampUnit", unit), ("Privasea__Endpoint", vendor.Endpoint.OriginalString));

        await app.Client.GetAsync("/api/privasea/rest/others");

        var received = Assert.Single(vendor.Received);
        Assert.Null(received.Rejection);
        Assert.Matches(expected, received.QueryValue("timestamp") ?? "");
    }

    [Fact]
    public async Task A_prefix_of_the_endpoint_is_not_signed()
    {
        await using var app = await StartAsync(("Privasea__Endpoint", "http://127.0.0.1:9/gateway/"), ("Privasea__TimestampUnit", "none"));
        app.Client.DefaultRequestHeaders.Add("rtc-dry-run", "true");

        var shown = await (await app.Client.GetAsync("/api/privasea/rest/others")).JsonAsync();

        Assert.Equal("http://127.0.0.1:9/gateway/api/v1/others", (string)shown!["url"]!);
        Assert.Equal("GET/api/v1/others", (string)shown["stringToSign"]!);
    }

    [Theory]
    [InlineData("Privasea__TimestampUnit", "minutes")]
    [InlineData("Privasea__TimestampUnit", "1")]
    [InlineData("Privasea__TimestampUnit", "MS")]
    [InlineData("Privasea__AllowUnlink", "perhaps")]
    [InlineData("Privasea__Endpoint", "http://face.example.com")]
    public async Task A_malformed_setting_stops_the_start_with_one_line_that_names_it(string setting, string value)
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync((setting, value)));

        Assert.Single(failure.Message.Split(Environment.NewLine), line => line.Contains($"{setting}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Privasea__ApiKey", "Privasea--ApiKey")]
    [InlineData("Privasea__ApiSecret", "Privasea--ApiSecret")]
    public async Task A_missing_secret_is_a_503_that_names_it(string setting, string secret)
    {
        await using var app = await StartAsync((setting, ""));

        var response = await app.Client.GetAsync("/api/privasea/rest/others");

        await response.ShouldBeProblemAsync(503, "vendor_not_configured");
        Assert.Contains(secret, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<AppProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(PrivaseaApp.SecretsWith(PrivaseaApp.Secret), StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return AppProcess.StartAsync(all);
    }
}
