using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Agora;

/// <summary>The app, wired to a simulated Agora.</summary>
public sealed class AgoraApp : IAsyncLifetime
{
    public const string AppId = "970CA35de60c44645bbae8a215061b33";
    public const string Certificate = "5CFd2fd1755d40ecb72977518be15d3b";
    public const string CustomerId = "customer";
    public const string CustomerSecret = "customer-secret";
    public const string SignalingUser = "gateway";

    private AppProcess? _process;

    public AgoraSimulator Vendor { get; } = new(AppId, Certificate, CustomerId, CustomerSecret);

    private IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Agora__Endpoint"] = Vendor.Endpoint.ToString(),
        ["Agora__AppId"] = AppId,
        ["Agora__SignalingUserId"] = SignalingUser,
        ["Agora__AppCertificate"] = Certificate,
        ["Agora__CustomerId"] = CustomerId,
        ["Agora__CustomerSecret"] = CustomerSecret,
    };

    public async Task InitializeAsync()
    {
        await Vendor.StartAsync();
        _process = await AppProcess.StartAsync(Settings);
    }

    public async Task DisposeAsync()
    {
        await _process!.DisposeAsync();
        await Vendor.DisposeAsync();
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(_process!, method, path, body, headers);

    public static async Task<HttpResponseMessage> SendAsync(
        AppProcess app, HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await app.Client.SendAsync(request);
    }

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
}
