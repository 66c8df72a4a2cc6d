using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora;

/// <summary>Calls through the relay; each test finds the vendor with its clock right and nothing received.</summary>
public abstract class AgoraRelayTests : IClassFixture<AgoraApp>
{
    protected AgoraRelayTests(AgoraApp app)
    {
        App = app;
        Vendor.Forget();
        Vendor.ClockOffset = TimeSpan.Zero;
    }

    protected AgoraApp App { get; }

    protected AgoraSimulator Vendor => App.Vendor;

    protected Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        App.SendAsync(HttpMethod.Get, path, body: null, headers);

    protected static async Task IsRefusedAsync(int status, string code, string? field, HttpResponseMessage response)
    {
        var problem = await AgoraApp.ReadAsync(response);

        Assert.Equal((status, code), ((int)response.StatusCode, (string?)problem["code"]));
        Assert.Equal(field, (problem["errors"] as JsonObject)?.Single().Key);
        Assert.False(response.Headers.Contains("rtc-vendor"));
    }
}
