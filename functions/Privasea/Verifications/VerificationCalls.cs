using System.Globalization;
using Microsoft.Extensions.Options;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>The two requests to Privasea that a verification takes.</summary>
public sealed class VerificationCalls(IOptions<PrivaseaOptions> options, PrivaseaCredentials credentials)
{
    internal PrivaseaRelay VerifyCode(VerificationOrder order, long? minutes) => Get(
        "verify_code",
        minutes is { } number
            ? [.. Parameters(order), new("expire_time", number.ToString(CultureInfo.InvariantCulture))]
            : Parameters(order));

    internal PrivaseaRelay VerifyStatus(VerificationOrder order) => Get("verify_status", Parameters(order));

    private PrivaseaRelay Get(string operation, IEnumerable<KeyValuePair<string, string>> parameters) =>
        new(options.Value, ["verification", operation], PrivaseaParameters.Sort([.. parameters]), credentials) { Method = HttpMethod.Get };

    private static KeyValuePair<string, string>[] Parameters(VerificationOrder order) =>
    [
        new(VerificationOrder.ChannelName, order.Channel),
        new(VerificationOrder.ChannelUserIdName, order.ChannelUserId),
        new(VerificationOrder.OrderIdName, order.OrderId),
    ];
}
