using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Misbehaving;

namespace RtcFunctions.Sandbox;

/// <summary>What a person at a terminal asks of a simulator: <c>POST /sandbox/misbehave</c>, <c>/clock</c> and <c>/rotate</c>.</summary>
internal static class SandboxControl
{
    public static VendorAnswer? Answer(VendorSimulator vendor, ReceivedRequest request)
    {
        if (request.Method is not "POST" || !request.RawPath.StartsWith("/sandbox/", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return VendorAnswer.Json(new { done = Do(vendor, request.RawPath, request.Json as JsonObject ?? []) });
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return VendorAnswer.Json(new { error = e.Message }, status: 400);
        }
    }

    private static string Do(VendorSimulator vendor, string path, JsonObject order) => path switch
    {
        "/sandbox/misbehave" => Misbehave(vendor, order),
        "/sandbox/clock" => SetClock(vendor, order),
        "/sandbox/rotate" => Rotate(vendor, order),
        _ => throw new FormatException("There are /sandbox/misbehave, /sandbox/clock and /sandbox/rotate."),
    };

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
