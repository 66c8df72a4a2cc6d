using System.Text.Json.Nodes;
using RtcFunctions.Sandbox.Wire;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>What the vendor's page makes of a room link; <paramref name="Claims"/> is null where it carries no token.</summary>
public sealed record RoomLink(string Mode, string RoomId, IReadOnlyDictionary<string, string> Attributes, JsonObject? Claims)
{
    /// <summary>An attribute's value, the token's before the URL's; null where neither has it.</summary>
    public string? this[string name] => Claims?[name]?.ToString() ?? Attributes.GetValueOrDefault(name);

    internal static RoomLink Open(string url, string? key)
    {
        var attributes = QueryText.Decode(url)
            .DistinctBy(attribute => attribute.Key, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var path = new Uri(url).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var room = path switch
        {
            ["call" or "webinar"] => attributes.GetValueOrDefault("roomId"),
            ["call" or "webinar", var named] => Uri.UnescapeDataString(named),
            _ => null,
        };
        if (string.IsNullOrEmpty(room))
        {
            throw new RefusedTokenException("the link names no room");
        }

        var claims = attributes.TryGetValue("token", out var token) ? RoomToken.Verify(token, key) : null;
        if (claims is not null && claims["roomId"]?.ToString() != room)
        {
            throw new RefusedTokenException("the token is of another room");
        }

        return claims is not null && attributes.ContainsKey("accessToken")
            ? throw new RefusedTokenException("an access token cannot come with a JWT")
            : new(path[0], room, attributes, claims);
    }
}
