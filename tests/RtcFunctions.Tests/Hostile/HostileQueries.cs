using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Queries: a target's own parameters, those that we sign, those that others read.</summary>
internal static class HostileQueries
{
    /// <summary>What we set at vendors, and spellings that somebody might take for it.</summary>
    private static readonly string[] Reserved =
    [
        "Action", "AppId", "Signature", "SignatureNonce", "SignatureVersion", "Timestamp", "timestamp", "TIMESTAMP", "signature", "appid",
        "%53ignature", "Signature%00", "Signature[]", "+Signature", "timest%61mp", "PRIVASEA-KEY", "PRIVASEA-SIGNATURE", "key", "sign",
        "uid", "token", "Authorization", "code", "Code", "x-functions-key", "channel", "channel_user_id", "order_id", "room_id", "from", "to",
        "limit", "after", "endpoint", "url", "host", "callback", "__proto__", "",
    ];

    private static readonly Gen<string> Separator = Gen.Frequency((8, Gen.Constant("&")), (1, Gen.Constant("&&")), (1, Gen.Constant(";")));

    /// <summary>Of the parameters with an example most of them.</summary>
    public static Gen<string> Proper(FuzzTarget target) => Own(target, parameter => Gen.Constant(parameter.Example is { } example
        ? $"{parameter.Name}={Uri.EscapeDataString(example)}"
        : ""));

    public static Gen<string> Hostile(FuzzTarget target) => Gen.Frequency(
        (3, Own(target, parameter => HostileText.Encoded.Select(value => $"{parameter.Name}={value}"))),
        (5, Proper(target).SelectMany(own => Others.Select(others => Join(own, "&", others)))),
        (1, HostileText.Encoded),
        (1, Gen.Choose(2, 400).Select(count => string.Join('&', Enumerable.Range(0, count).Select(index => $"p{index}=1")))));

    private static Gen<string> Pair =>
        from name in Gen.Frequency((3, Gen.Elements(Reserved)), (1, HostileText.Encoded))
        from assigned in Gen.Frequency((6, Gen.Constant("=")), (1, Gen.Constant("")), (1, Gen.Constant("==")))
        from value in HostileText.Encoded
        select name + assigned + value;

    private static Gen<string> Others =>
        from first in Pair
        from separator in Separator
        from second in Gen.Frequency((1, Gen.Constant("")), (1, Pair), (1, Gen.Constant(first)))
        select Join(first, separator, second);

    private static Gen<string> Own(FuzzTarget target, Func<(string Name, string? Example), Gen<string>> value) =>
        Gen.CollectToArray(target.Query.Select(parameter => Gen.Frequency((8, value(parameter)), (1, Gen.Constant("")))))
            .Select(pairs => string.Join('&', pairs.Where(pair => pair.Length > 0)));

    private static string Join(string one, string separator, string other) =>
        one.Length == 0 ? other : other.Length == 0 ? one : one + separator + other;
}
