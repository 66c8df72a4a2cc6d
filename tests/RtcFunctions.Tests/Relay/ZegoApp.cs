using System.Globalization;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay;

/// <summary>The app with ZEGOCLOUD as the vendor that everything about relays is shown on.</summary>
public class ZegoApp : IAsyncLifetime
{
    public const uint AppId = 12345;
    public const string ServerSecret = "9193cc662a4c0ec135ec71fb57194b38";

    public ZegoSimulator Vendor { get; } = new(AppId, ServerSecret);

    public AppProcess App { get; private set; } = null!;

    public HttpClient Client => App.Client;

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Zego__AppId"] = "12345",
        ["Zego__ServerSecret"] = ServerSecret,
        ["Zego__Endpoints__digitalhuman"] = Vendor.Endpoint.ToString(),
    };

    public async Task InitializeAsync()
    {
        await Vendor.StartAsync();
        App = await AppProcess.StartAsync(Settings);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Vendor.DisposeAsync();
    }
}

/// <summary>The same, with a vendor given up after three seconds: less than a busy machine may need for a pause is no test.</summary>
public sealed class ImpatientZegoApp : ZegoApp
{
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(3);

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(base.Settings, StringComparer.Ordinal)
    {
        ["Relay__TimeoutSeconds"] = Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture),
    };
}
