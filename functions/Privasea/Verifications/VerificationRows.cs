using RtcFunctions.Storage;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>
/// How verifications lie in their partition: a row for each, and as long as it is open a second one, so that those that are open
/// are a range. Both are written in one commit. <c>startedAt</c> is what a sweep goes by.
/// </summary>
internal static class VerificationRows
{
    public const string Partition = "privasea:verifications";

    public const string Position = "position";

    private const string OrderPrefix = "order&";
    private const string OpenPrefix = "open&";

    private const string VerifyCodeProperty = "verifyCode";
    private const string StartedAtProperty = "startedAt";
    private const string ExpiresAtProperty = "expiresAt";
    private const string StatusProperty = "status";
    private const string DecidedAtProperty = "decidedAt";

    public static readonly RowRange Orders = RowRange.StartingWith(OrderPrefix);

    public static string Of(VerificationOrder order) => OrderPrefix + order.Key;

    public static string OfOpen(VerificationOrder order) => OpenPrefix + order.Key;

    public static RowRange OpenAfter(string? row)
    {
        var all = RowRange.StartingWith(OpenPrefix);
        return row is null ? all : all.After(row);
    }

    public static TableProperties Write(Verification verification) => new()
    {
        { VerifyCodeProperty, verification.VerifyCode },
        { StartedAtProperty, verification.StartedAt },
        { ExpiresAtProperty, verification.ExpiresAt },
        { StatusProperty, verification.Status },
        { DecidedAtProperty, verification.DecidedAt },
    };

    public static TableProperties WriteOpen(Verification verification) => new() { { ExpiresAtProperty, verification.ExpiresAt } };

    public static Verification Read(TableEntity row) => new(
        VerificationOrder.FromKey(row.Row[OrderPrefix.Length..]),
        row.Properties.GetString(VerifyCodeProperty)!,
        row.Properties.GetDateTimeOffset(StartedAtProperty)!.Value,
        row.Properties.GetDateTimeOffset(ExpiresAtProperty)!.Value,
        row.Properties.GetString(StatusProperty)!,
        row.Properties.GetDateTimeOffset(DecidedAtProperty));

    public static OpenVerification ReadOpen(TableEntity row) => new(
        VerificationOrder.FromKey(row.Row[OpenPrefix.Length..]), row.Properties.GetDateTimeOffset(ExpiresAtProperty)!.Value);
}
