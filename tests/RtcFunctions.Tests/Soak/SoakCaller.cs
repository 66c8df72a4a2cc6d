using System.Collections.Frozen;
using System.Text.Json;

namespace RtcFunctions.Tests.Soak;

/// <summary>Calls whichever instance it happens to choose, and notes the answer.</summary>
internal sealed class SoakCaller(SoakStage stage)
{
    private static readonly TimeSpan UntilOneIsThere = TimeSpan.FromMilliseconds(50);

    /// <summary>What the contract has for requests that are in order, while things fail around them.</summary>
    private static readonly FrozenSet<string> Expected = FrozenSet.Create(
        StringComparer.Ordinal,
        "200", "201", "202", "200 admitted", "409 replaces", "423 full", "500 unavailable", "503 storage_unavailable", "503 overloaded",
        "503 vendor_circuit_open", "502 vendor_unreachable", "502 vendor_invalid_response", "504 vendor_timeout", "429 rate_limited");

    /// <summary>Null where no answer came, as from an instance that was killed.</summary>
    public async Task<SoakAnswer?> SendAsync(string kind, Func<HttpRequestMessage> create)
    {
        if (stage.Chance.OneOf(stage.Instances).Process is not { } process)
        {
            await Task.Delay(UntilOneIsThere);
            return null;
        }

        try
        {
            using var request = create();
            using var response = await process.Client.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            var answer = Read((int)response.StatusCode, text, response.Header("rtc-vendor"));
            stage.Tally.Answered(kind, answer.Words);
            stage.Tally.Check(answer.Words != "their 401" || stage.SessionsWereAway, $"{kind} was not signed anew");
            stage.Tally.Check(answer.IsVendors || Expected.Contains(answer.Words), $"{kind} was answered {answer.Words}: {text}");
            return answer;
        }
        // The instance ended, or the vendor's answer was cut.
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            stage.Tally.Answered(kind, "no answer");
            return null;
        }
    }

    private static SoakAnswer Read(int status, string text, string? vendor)
    {
        if (vendor is not null)
        {
            return new($"their {status}", status, IsVendors: true, default);
        }

        var json = text.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        var word = json.ValueKind is not JsonValueKind.Object ? null
            : json.TryGetProperty("reason", out var reason) ? reason.GetString()
            : json.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.String ? code.GetString()
            : null;
        return new(word is null ? $"{status}" : $"{status} {word}", status, IsVendors: false, json);
    }
}

/// <summary>An answer in words, as <c>503 storage_unavailable</c>.</summary>
internal sealed record SoakAnswer(string Words, int Status, bool IsVendors, JsonElement Json);
