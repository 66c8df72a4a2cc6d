using System.Globalization;
using System.Text;
using System.Text.Json;
using RtcFunctions.Agora.Tokens;
using RtcFunctions.Http;

namespace RtcFunctions.Agora;

/// <summary>Reads one of the <c>services</c> that a token is asked for; what is wrong with it stays with its fields.</summary>
internal static class ServiceFields
{
    private const int LongestChannel = 64;

    /// <summary>Null where its type is none of ours.</summary>
    public static AgoraService? Read(JsonFields fields, long expiresIn)
    {
        var seconds = (uint)(fields.OptionalInteger("privilegeExpiresIn", 1, TokenOrder.LongestLife) ?? expiresIn);
        return fields.RequiredWord("type", "rtc", "rtm", "chat", "fpa", "apaas") switch
        {
            "rtc" => AgoraService.Rtc(
                Required(fields, "channel", LongestChannel),
                Uid(fields),
                fields.RequiredWord("role", "publisher", "subscriber") == "publisher",
                seconds),
            "rtm" => AgoraService.Rtm(Required(fields, "userId", AgoraService.LongestUser), seconds),
            "chat" => AgoraService.Chat(Optional(fields, "userId"), seconds),
            "fpa" => AgoraService.Fpa(seconds),
            "apaas" => Apaas(fields, seconds),
            _ => Unknown(fields),
        };
    }

    private static AgoraService Apaas(JsonFields fields, uint seconds)
    {
        var isRoomOfNobody = fields.Has("roomUuid") && !fields.Has("userUuid");
        var room = Optional(fields, "roomUuid");
        var user = Optional(fields, "userUuid");
        var role = (short?)fields.OptionalInteger("role", -1, short.MaxValue);
        if (isRoomOfNobody)
        {
            fields.Refuse("userUuid", "is required with a roomUuid");
        }

        return AgoraService.Apaas(room, user, role, seconds);
    }

    /// <summary>A number, 0 meaning whoever comes, which a token writes as nothing; or a user account, which may be <c>"0"</c>.</summary>
    private static string Uid(JsonFields fields)
    {
        switch (fields.Raw("uid"))
        {
            case null:
                fields.Refuse("uid", "is required");
                return "";
            case { ValueKind: JsonValueKind.Number } number when number.TryGetUInt32(out var uid):
                return uid == 0 ? "" : uid.ToString(CultureInfo.InvariantCulture);
            case { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } account && Fits(account, AgoraService.LongestUser):
                return account;
            default:
                fields.Refuse("uid", $"must be a whole number from 0 to {uint.MaxValue}, or a user account of 1 to {AgoraService.LongestUser} bytes");
                return "";
        }
    }

    private static string Required(JsonFields fields, string name, int maxBytes) =>
        Bounded(fields, name, fields.RequiredString(name, maxBytes), maxBytes) ?? "";

    private static string? Optional(JsonFields fields, string name) =>
        Bounded(fields, name, fields.OptionalString(name, AgoraService.LongestUser), AgoraService.LongestUser);

    private static string? Bounded(JsonFields fields, string name, string? text, int maxBytes)
    {
        if (text is not null && !Fits(text, maxBytes))
        {
            fields.Refuse(name, $"must have at most {maxBytes} bytes");
        }

        return text;
    }

    private static bool Fits(string text, int maxBytes) => Encoding.UTF8.GetByteCount(text) <= maxBytes;

    // Which other fields it may have, only its type could tell.
    private static AgoraService? Unknown(JsonFields fields)
    {
        foreach (var name in fields.Names.ToArray())
        {
            fields.Raw(name);
        }

        return null;
    }
}
