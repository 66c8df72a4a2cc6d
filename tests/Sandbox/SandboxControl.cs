using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Misbehaving;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox;

/// <summary>
/// What a person at a terminal asks of a simulator: <c>POST /sandbox/misbehave</c>, <c>/clock</c>, <c>/rotate</c>, and the vendor's own.
/// </summary>
internal static class SandboxControl
{
    private const string Prefix = "/sandbox/";

    private static readonly Dictionary<string, Func<VendorSimulator, JsonObject, object>> Everywhere = new(StringComparer.Ordinal)
    {
        ["misbehave"] = Misbehave,
        ["clock"] = SetClock,
        ["rotate"] = Rotate,
    };

    /// <summary>Null where the request is not one of these.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(VendorSimulator vendor, ReceivedRequest request)
    {
        if (request.Method is not "POST" || !request.RawPath.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var done = await DoAsync(vendor, request.RawPath[Prefix.Length..], request.Json as JsonObject ?? []);
            return VendorAnswer.Json(new { done });
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return VendorAnswer.Json(new { error = e.Message }, status: 400);
        }
    }

    private static async Task<object> DoAsync(VendorSimulator vendor, string name, JsonObject order) =>
        Everywhere.TryGetValue(name, out var everywhere) ? everywhere(vendor, order)
        : vendor.Orders.TryGetValue(name, out var own) ? await own(order)
        : throw new FormatException($"There are {Prefix}{string.Join($", {Prefix}", Everywhere.Keys.Concat(vendor.Orders.Keys))}.");

    private static string Misbehave(VendorSimulator vendor, JsonObject order)
    {
        var times = order.Number("times", 1);
        vendor.Misbehave(MisbehaviourOrder.Read(order), (int)times);
        return FormattableString.Invariant($"requests that will be spoiled: {times}");
    }

    private static string SetClock(VendorSimulator vendor, JsonObject order)
    {
        vendor.ClockOffset = TimeSpan.FromSeconds(order.Number("offsetSeconds", 0));
        return FormattableString.Invariant($"the clock is off by {vendor.ClockOffset.TotalSeconds} s");
    }

    private static string Rotate(VendorSimulator vendor, JsonObject order)
    {
        var unknown = order.Select(secret => secret.Key).Except(vendor.Secrets.Keys, StringComparer.Ordinal).ToArray();
        if (order.Count == 0 || unknown.Length > 0)
        {
            throw new FormatException($"The secrets here are {string.Join(", ", vendor.Secrets.Keys)}.");
        }

        foreach (var (name, value) in order)
        {
            vendor.Secrets[name](value?.GetValue<string>() ?? throw new FormatException($"{name} is null."));
        }

        return "rotated";
    }
}
