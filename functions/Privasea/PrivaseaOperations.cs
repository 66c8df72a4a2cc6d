using System.Globalization;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea;

/// <summary>
/// The operations that the vendor documents, with their parameters. Others pass, parameters and operations alike: the vendor
/// may know more than its document.
/// </summary>
internal static class PrivaseaOperations
{
    private const string Unlink = "query_unlink";
    private const string Other = "other";

    private static readonly Parameter Channel = new("channel");
    private static readonly Parameter ChannelUserId = new("channel_user_id");
    private static readonly Parameter OrderId = new("order_id");
    private static readonly Parameter Code = new("code")
    {
        Missing = "is required (where no x-functions-key header is sent, code is the function key)",
    };

    private static readonly Dictionary<string, Parameter[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["link_code"] =
            [Channel, ChannelUserId, new("expire_at", FaultOfNumber), new("operation_type", FaultOfOperationType)],
        ["query_link"] = [Channel, ChannelUserId, new("linkcode")],
        [Unlink] = [Channel, ChannelUserId, Code],
        ["verify_code"] =
            [Channel, ChannelUserId, OrderId, new("expire_time", FaultOfNumber) { IsRequired = false }],
        ["verify_status"] = [Channel, ChannelUserId, OrderId],
    };

    /// <summary>Whether a path is that of <c>query_unlink</c>, in any letter case: the vendor may not tell them apart.</summary>
    public static bool IsUnlink(IReadOnlyList<string> path) => Unlink.Equals(NameIn(path), StringComparison.OrdinalIgnoreCase);

    /// <summary>The operation that a path is of, as the vendor's document writes it; <c>other</c> where that has none such.</summary>
    public static string NameOf(IReadOnlyList<string> path) =>
        NameIn(path) is { Length: > 0 } name && Known.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? known
            : Other;

    /// <summary>Every parameter of an operation that is missing or no number; null where all is well.</summary>
    public static Problem? Check(IReadOnlyList<string> path, PrivaseaParameters parameters)
    {
        Dictionary<string, string[]>? errors = null;
        foreach (var parameter in Known.GetValueOrDefault(NameIn(path), []))
        {
            if (parameter.Fault(parameters[parameter.Name]) is { } fault)
            {
                errors ??= new(StringComparer.Ordinal);
                errors.Add(parameter.Name, [fault]);
            }
        }

        return errors is null ? null : Problem.InvalidFields(errors);
    }

    // All that are documented lie in `verification/`; no name is empty.
    private static string NameIn(IReadOnlyList<string> path) =>
        path is [var folder, var name] && folder.Equals("verification", StringComparison.OrdinalIgnoreCase) ? name : "";

    private static string? FaultOfNumber(string value) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? null
            : "must be a number";

    private static string? FaultOfOperationType(string value) => value is "0" or "1" ? null : "must be 0 or 1";

    private sealed record Parameter(string Name, Func<string, string?>? FaultOfValue = null)
    {
        public bool IsRequired { get; init; } = true;

        public string Missing { get; init; } = "is required";

        public string? Fault(string? value) =>
            IsRequired && string.IsNullOrEmpty(value) ? Missing
            : value is null ? null
            : FaultOfValue?.Invoke(value);
    }
}
