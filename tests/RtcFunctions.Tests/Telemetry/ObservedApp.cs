using System.Net.Http.Json;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Telemetry.Otlp;

namespace RtcFunctions.Tests.Telemetry;

/// <summary>One run of the app beside a collector: a bit of everything is asked of it, and it is stopped.</summary>
public sealed class ObservedApp : IAsyncLifetime
{
    public const string CallersTrace = "0af7651916cd43dd8448eb211c80319c";
    public const string CallersSpan = "b7ad6b7169203331";
    public const string InQuery = "canary-in-the-query";
    public const string Room = "serv2observed";
    public const string Peer = "observed-peer-ada";

    private const string Key = "canary-function-key";
    private const string MasterKey = "canary-master-key";
    private const string Verification = "/api/privasea/rest/verification/verify_code?channel=ABC&channel_user_id=1&order_id=";

    private readonly List<string> _traceIds = [];

    internal OtlpReceiver Collector { get; private set; } = null!;

    internal SandboxVendors Vendors { get; private set; } = null!;

    internal Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>What the app wrote, line by line.</summary>
    internal IReadOnlyList<string> Output { get; private set; } = [];

    internal int ExitCode { get; private set; }

    /// <summary>Those of the problems that it answered with.</summary>
    internal IReadOnlyList<string> TraceIds => _traceIds;

    public async Task InitializeAsync()
    {
        Collector = await OtlpReceiver.StartAsync();
        Vendors = await SandboxVendors.StartAsync();
        foreach (var (name, value) in Vendors.Settings)
        {
            Settings[name] = value;
        }

        Settings["Functions__Keys__observed"] = Key;
        Settings["Functions__MasterKey"] = MasterKey;
        Settings["Logging__LogLevel__Default"] = "Trace";
        Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = Collector.Endpoint;
        Settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        Settings["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=observed";
        await using var app = await AppProcess.StartAsync(Settings);
        await CallVendorsAsync(app);
        await MeetAsync(app);
        await RunAsync(app, "RefreshSecrets");
        await RunAsync(app, "ReconcileMeetPresence");
        ExitCode = await app.StopAsync();
        Output = app.Output;
    }

    public async Task DisposeAsync()
    {
        await Vendors.DisposeAsync();
        await Collector.DisposeAsync();
    }

    private async Task CallVendorsAsync(AppProcess app)
    {
        await SendAsync(app, "GET", $"/api/zego/digitalhuman/GetDigitalHumanList?Any={InQuery}",
            headers: [("traceparent", $"00-{CallersTrace}-{CallersSpan}-01"), ("tracestate", "congo=t61rcWkgMzE")]);
        await SendAsync(app, "GET", $"/api/zego/digitalhuman/GetDigitalHumanList?code={Key}", headers: [("rtc-dry-run", "true")]);
        await SendAsync(app, "GET", "/api/agora/rest/dev/v1/projects");
        await SendAsync(app, "POST", "/api/corezoid", """{"ops":[{"id":"1","type":"create","obj":"conv"}]}""");
        await SendAsync(app, "GET", $"/api/meet/rooms/{Room}/numberPeers");
        await SendAsync(app, "GET", "/api/meet/videos/1");
        Vendors.Privasea.Misbehave(Misbehaviour.Status(503));
        await SendAsync(app, "GET", Verification + "1");
        Vendors.Corezoid.Misbehave(Misbehaviour.ResetBeforeAnswer);
        await SendAsync(app, "POST", "/api/corezoid", """{"ops":[{"id":"1","type":"create","obj":"conv"}]}""");
        await SendAsync(app, "POST", "/api/zego/nowhere/Any", "{}");
        Vendors.Agora.Misbehave(Misbehaviour.Status(500), times: 20);
        for (var call = 0; call < 22; call++)
        {
            await SendAsync(app, "POST", "/api/agora/rest/v1/any", "{}");
        }
    }

    private async Task MeetAsync(AppProcess app)
    {
        var told = $$"""{"event":"connected","roomId":"{{Room}}","peerId":"{{Peer}}","displayName":"Ada"}""";
        await SendAsync(app, "PUT", $"/api/meet/rooms/{Room}", """{"requireAccessToken":false,"maxParticipants":5}""");
        (string, string) access = ("Authorization", Vendors.AccessAuthorization);
        (string, string) webhook = ("Authorization", Vendors.WebhookAuthorization);
        await SendAsync(app, "POST", "/api/meet/access", $$"""{"roomId":"{{Room}}","peerId":"{{Peer}}"}""", access);
        await SendAsync(app, "POST", "/api/meet/access", $$"""{"roomId":"{{Room}}","peerId":"{{Peer}}"}""");
        await SendAsync(app, "POST", "/api/meet/webhooks", told, webhook);
        await SendAsync(app, "POST", "/api/meet/webhooks/joinPeer", told);
    }

    // Schedules run on meanwhile: what is waited for is a run of it, asked for or not.
    private static async Task RunAsync(AppProcess app, string timer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/functions/{timer}");
        request.Headers.Add("x-functions-key", MasterKey);
        using var accepted = await app.Client.SendAsync(request);
        await app.WaitForOutputAsync(line => line.Contains($"{timer}: ", StringComparison.Ordinal) && line.EndsWith(" ms", StringComparison.Ordinal));
    }

    private async Task SendAsync(
        AppProcess app, string method, string target, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), target);
        request.Content = body is null ? null : new StringContent(body, null, "application/json");
        request.Headers.Add("x-functions-key", Key);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await app.Client.SendAsync(request);
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            var problem = await response.Content.ReadFromJsonAsync<Dictionary<string, object>>();
            _traceIds.Add(problem!["traceId"].ToString()!);
        }
    }
}
