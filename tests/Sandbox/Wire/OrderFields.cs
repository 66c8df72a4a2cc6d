using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Wire;

/// <summary>Reads what a person at a terminal asks for; a field of the wrong type throws, one that is missing has a default.</summary>
internal static class OrderFields
{
    public static string Text(this JsonObject order, string name) =>
        order[name]?.GetValue<string>() ?? throw new FormatException($"{name} is missing.");

    public static string Text(this JsonObject order, string name, string otherwise) => order[name]?.GetValue<string>() ?? otherwise;

    public static long Number(this JsonObject order, string name, long otherwise) => order[name]?.GetValue<long>() ?? otherwise;

    public static TimeSpan Seconds(this JsonObject order, string name, double otherwise) =>
        TimeSpan.FromSeconds(order[name]?.GetValue<double>() ?? otherwise);

    /// <summary>0 to 1, 0 where it is missing.</summary>
    public static double Share(this JsonObject order, string name) =>
        (order[name]?.GetValue<double>() ?? 0) is >= 0 and <= 1 and var share
            ? share
            : throw new FormatException($"{name} must be 0 to 1.");
}
