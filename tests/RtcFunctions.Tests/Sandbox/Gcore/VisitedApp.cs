using RtcFunctions.Sandbox.Gcore;
using RtcFunctions.Tests.Meet;

namespace RtcFunctions.Tests.Sandbox.Gcore;

/// <summary>The app, registered at a simulated Gcore whose rooms people come to.</summary>
public sealed class VisitedApp : MeetApp, IAsyncLifetime
{
    private const string WebhookCredential = "Basic webhooks";
    private const string AccessCredential = "Basic access";

    protected override IReadOnlyDictionary<string, string> Settings => With(
        ("Meet__ApiToken", ApiToken),
        ("Meet__JwtKey", JwtKey),
        ("Meet__WebhookAuthorization", WebhookCredential),
        ("Meet__AccessAuthorization", AccessCredential));

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Gcore.Callbacks = GcoreCallbacks.Of(Client.BaseAddress!, AccessCredential, WebhookCredential);
    }
}
