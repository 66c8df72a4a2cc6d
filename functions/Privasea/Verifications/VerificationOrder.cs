using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>What Privasea knows a verification by: a channel, its user, and the order number that the caller gave it.</summary>
internal sealed record VerificationOrder(string Channel, string ChannelUserId, string OrderId)
{
    public const string ChannelName = "channel";
    public const string ChannelUserIdName = "channel_user_id";
    public const string OrderIdName = "order_id";

    // Three of them fit into a row's key, whatever their characters.
    private const int MaxLength = 128;

    // It would sign ambiguously, so none of the three has it.
    private const char Separator = '&';

    /// <summary>The three as one text, which no other three have.</summary>
    public string Key => string.Join(Separator, Channel, ChannelUserId, OrderId);

    public static VerificationOrder FromKey(string key) => key.Split(Separator) is [var channel, var channelUserId, var orderId]
        ? new(channel, channelUserId, orderId)
        : throw new FormatException("The key is not that of an order.");

    /// <summary>The order to be made; what is wrong with it is told to <paramref name="fields"/>.</summary>
    public static VerificationOrder Read(JsonFields fields)
    {
        return new(
            Required(ChannelName, PrivaseaParameters.Ambiguity),
            Required(ChannelUserIdName, PrivaseaParameters.Ambiguity),
            Required(OrderIdName, FaultOfOrderId));

        string Required(string name, Func<string, string?> fault)
        {
            var value = fields.RequiredString(name, MaxLength);
            if (value.Length > 0 && fault(value) is { } reason)
            {
                fields.Refuse(name, reason);
            }

            return value;
        }
    }

    /// <summary>The order that is asked for, by the end of the path and by the query.</summary>
    public static Outcome<VerificationOrder> Read(HttpRequest request)
    {
        if (CallerPath.LastSegment(request).Failed(out var orderId, out var problem)
            || CallerQuery.Read(request).Failed(out var query, out problem))
        {
            return problem;
        }

        var fields = new QueryFields(query);
        var order = new VerificationOrder(
            Checked(ChannelName, fields.Required(ChannelName)),
            Checked(ChannelUserIdName, fields.Required(ChannelUserIdName)),
            Checked("orderId", orderId));
        fields.RefuseOthers();
        return fields.Problem() is { } invalid ? invalid : order;

        string Checked(string name, string? value)
        {
            if (value is not null && Fault(value) is { } reason)
            {
                fields.Refuse(name, reason);
            }

            return value ?? "";
        }
    }

    private static string? Fault(string value) =>
        value.Length == 0 ? "must not be empty"
        : value.Length > MaxLength ? $"must have at most {MaxLength} characters"
        : PrivaseaParameters.Ambiguity(value);

    private static string? FaultOfOrderId(string value) =>
        PrivaseaParameters.Ambiguity(value)
        ?? (CallerPath.CanBeLastSegment(value) ? null : "must fit a path: not . or .., without a backslash or what is percent-encoded");
}
