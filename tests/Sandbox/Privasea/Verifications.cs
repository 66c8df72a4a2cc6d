using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;

namespace RtcFunctions.Sandbox.Privasea;

/// <summary>Who is linked, the codes that were given out, and the orders with their status.</summary>
internal sealed class Verifications
{
    private const string CodeLetters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";
    private const int DefaultMinutes = 15;

    private static readonly FrozenSet<string> Operations =
        FrozenSet.Create(StringComparer.Ordinal, "link_code", "query_link", "query_unlink", "verify_code", "verify_status");

    private readonly ConcurrentDictionary<Account, bool> _linked = new();
    private readonly ConcurrentDictionary<(Account Account, string Code), bool> _codes = new();
    private readonly ConcurrentDictionary<string, int?> _orders = new(StringComparer.Ordinal);

    public void Link(string channel, string user) => _linked[new(channel, user)] = true;

    public void Unlink(string channel, string user) => _linked.TryRemove(new(channel, user), out _);

    public void SetStatus(string orderId, int? status) => _orders[orderId] = status;

    public VendorAnswer Respond(ReceivedRequest request, DateTimeOffset now)
    {
        const string prefix = "/api/v1/verification/";
        var operation = request.RawPath.StartsWith(prefix, StringComparison.Ordinal) ? request.RawPath[prefix.Length..] : "";
        if (request.Method is not "GET" || !Operations.Contains(operation))
        {
            return PrivaseaAnswer.NotFound("no such endpoint", now) with { IsUnexpected = true };
        }

        if (request.QueryValue("channel") is not { Length: > 0 } channel
            || request.QueryValue("channel_user_id") is not { Length: > 0 } user)
        {
            return PrivaseaAnswer.BadRequest("channel and channel_user_id are required", now);
        }

        var account = new Account(channel, user);
        return operation switch
        {
            "link_code" => IssueLinkCode(account, request, now),
            "query_link" => QueryLink(account, request.QueryValue("linkcode") ?? "", now),
            "query_unlink" => QueryUnlink(account, request.QueryValue("code") ?? "", now),
            "verify_code" => IssueVerifyCode(account, request, now),
            _ => QueryStatus(request.QueryValue("order_id") ?? "", now),
        };
    }

    private VendorAnswer IssueLinkCode(Account account, ReceivedRequest request, DateTimeOffset now)
    {
        var code = RandomNumberGenerator.GetString(CodeLetters, 6);
        _codes[(account, code)] = true;
        return PrivaseaAnswer.Succeeded(
            new
            {
                id = 1,
                created_at = now,
                updated_at = now,
                deleted_at = (string?)null,
                channel = account.Channel,
                channel_user_id = account.User,
                code,
                operation_type = request.QueryValue("operation_type") == "1" ? 1 : 0,
                user_id = _linked.ContainsKey(account) ? 581 : 0,
                expire_at = Expiry(request.QueryValue("expire_at"), now).ToUnixTimeSeconds(),
            },
            now);
    }

    private VendorAnswer QueryLink(Account account, string code, DateTimeOffset now) =>
        !_codes.ContainsKey((account, code)) ? PrivaseaAnswer.NotFound("verify code is not found", now)
        : !_linked.ContainsKey(account) ? PrivaseaAnswer.Succeeded(new { }, now)
        : PrivaseaAnswer.Succeeded(
            new { address = "0xbcb458Ce9fB43369b81c8B4D36917f9621108d4C", chain = "Arbitrum", user_name = account.User },
            now);

    private VendorAnswer QueryUnlink(Account account, string code, DateTimeOffset now) =>
        _codes.TryRemove((account, code), out _)
            ? PrivaseaAnswer.Succeeded(new { message = "unlink successful", unlink_status = _linked.TryRemove(account, out _) }, now)
            : PrivaseaAnswer.NotFound("verify code is not found", now);

    private VendorAnswer IssueVerifyCode(Account account, ReceivedRequest request, DateTimeOffset now)
    {
        if (!_linked.ContainsKey(account))
        {
            return PrivaseaAnswer.NotFound("The UID has no Link", now);
        }

        if (request.QueryValue("order_id") is not { Length: > 0 } order)
        {
            return PrivaseaAnswer.BadRequest("order_id is required", now);
        }

        _orders.TryAdd(order, 0);
        return PrivaseaAnswer.Succeeded(
            new
            {
                verify_code = RandomNumberGenerator.GetString(CodeLetters, 6),
                expire_time = Expiry(request.QueryValue("expire_time"), now).ToUnixTimeSeconds(),
            },
            now);
    }

    private VendorAnswer QueryStatus(string order, DateTimeOffset now) =>
        _orders.TryGetValue(order, out var status) && status is not null
            ? PrivaseaAnswer.Succeeded(new { verify_status = status }, now)
            : PrivaseaAnswer.NotFound("Response timed out.", now);

    private static DateTimeOffset Expiry(string? minutes, DateTimeOffset now) =>
        now.AddMinutes(int.TryParse(minutes, CultureInfo.InvariantCulture, out var given) && given > 0 ? given : DefaultMinutes);

    private readonly record struct Account(string Channel, string User);
}
