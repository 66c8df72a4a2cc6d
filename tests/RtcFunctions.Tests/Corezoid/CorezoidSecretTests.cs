using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Corezoid;

public sealed class CorezoidSecretTests(CorezoidApp app) : IClassFixture<CorezoidApp>
{
    [Fact]
    public async Task A_rotated_secret_costs_one_more_request_and_no_restart()
    {
        const string Rotated = "the new secret";
        Assert.True(await SucceedsAsync());
        app.Vendor.RotateSecret(Rotated);
        app.Configure(CorezoidApp.SecretsWith(Rotated));

        await Eventually.HoldsAsync(() =>
        {
            app.Vendor.Forget();
            return SucceedsAsync();
        });
        await SucceedsAsync();

        Assert.Equal(["the signature is wrong", CorezoidApp.Taken, CorezoidApp.Taken], app.Verdicts);
    }

    [Fact]
    public async Task A_missing_secret_is_a_503_that_names_it()
    {
        await using var bare = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Corezoid__ApiLogin"] = CorezoidApp.Login,
        });

        var response = await bare.Client.PostAsync(CorezoidApp.Path, CorezoidApp.Json(CorezoidApp.Operations));

        await response.ShouldBeProblemAsync(503, "vendor_not_configured");
        Assert.Contains("Corezoid--ApiSecret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<bool> SucceedsAsync() => (await app.PostAsync(CorezoidApp.Operations)).IsSuccessStatusCode;
}
