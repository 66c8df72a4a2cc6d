using System.Text.Json.Nodes;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

/// <summary>Sends simulators what a test has put together by hand.</summary>
internal static class VendorClient
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    public static async Task<JsonNode> GetAsync(VendorSimulator vendor, string target, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, At(vendor, target));
        using var response = await SendAsync(request, headers);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>The target exactly as written: nothing is encoded, resolved or put in order.</summary>
    public static Uri At(VendorSimulator vendor, string target) =>
        new(
            vendor.Endpoint.OriginalString.TrimEnd('/') + target,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    public static TimeSpan OffsetTo(long unixSeconds) => DateTimeOffset.FromUnixTimeSeconds(unixSeconds) - TimeProvider.System.GetUtcNow();
}
