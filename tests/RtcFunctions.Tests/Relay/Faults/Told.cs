using System.Diagnostics;
using System.Text.Json;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>What a caller was told, and how long it took.</summary>
internal sealed record Told(string Words, int Status, TimeSpan Took)
{
    private const string Cut = ", then cut";

    /// <summary>The vendor's own answer in one word where its status is the usual one, or that of success.</summary>
    public static async Task<Told> ByAsync(AppProcess app, VendorCall call, string requestId, int? usual)
    {
        var started = Stopwatch.GetTimestamp();
        using var response = await app.Client.SendAsync(call.ToRequest(requestId), HttpCompletionOption.ResponseHeadersRead);
        var status = (int)response.StatusCode;
        var end = "";
        string? code = null;
        try
        {
            var text = await response.Content.ReadAsStringAsync();
            code = response.Content.Headers.ContentType?.MediaType is "application/problem+json"
                ? JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString()
                : null;
        }
        catch (HttpRequestException)
        {
            end = Cut;
        }

        var isTheirs = response.Header("rtc-vendor") == call.Vendor;
        var words = !isTheirs ? $"{status} {code}" : (status == usual || status == 200 ? "the answer" : $"their {status}") + end;
        return new(words, status, Stopwatch.GetElapsedTime(started));
    }
}
