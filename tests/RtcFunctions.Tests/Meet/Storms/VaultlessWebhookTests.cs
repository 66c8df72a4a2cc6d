using System.Net;
using System.Net.Sockets;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>A vault that takes connections and says nothing: nobody can be known, so nothing is taken and nobody let in.</summary>
public sealed class VaultlessWebhookTests : IDisposable
{
    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public VaultlessWebhookTests() => _silent.Start();

    [Fact]
    public async Task Webhooks_are_turned_away_and_checks_refused_while_credentials_cannot_be_read()
    {
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["KeyVault__Uri"] = $"https://{_silent.LocalEndpoint}/",
            ["IDENTITY_ENDPOINT"] = $"http://{_silent.LocalEndpoint}/token",
            ["IDENTITY_HEADER"] = "header",
            ["AZURE_TOKEN_CREDENTIALS"] = "ManagedIdentityCredential",
        });

        using var check = await app.Client.PostAsync("/api/meet/access", new StringContent("""{"accessToken":"a","roomId":"serv0","peerId":"ada"}"""));
        using var webhook = await app.Client.PostAsync(
            "/api/meet/webhooks", new StringContent("""{"event":"connected","roomId":"serv0","peerId":"ada"}"""));

        Assert.Equal("""{"allowed":false,"reason":"unavailable"}""", await check.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.InternalServerError, check.StatusCode);
        await webhook.ShouldBeProblemAsync(503, "secrets_unavailable");
        Assert.NotNull(webhook.Headers.RetryAfter);
    }

    public void Dispose() => _silent.Dispose();
}
