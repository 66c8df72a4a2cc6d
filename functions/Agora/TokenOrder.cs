using RtcFunctions.Agora.Tokens;
using RtcFunctions.Http;

namespace RtcFunctions.Agora;

/// <summary>The token that a caller asks for, checked.</summary>
internal sealed record TokenOrder(string Version, uint ExpiresIn, AgoraService[] Services)
{
    public const int LongestLife = 86400;

    public static Outcome<TokenOrder> Read(JsonFields fields)
    {
        var expiresIn = fields.RequiredInteger("expiresIn", 1, LongestLife);
        var version = fields.OptionalWord("version", AccessToken2.Version, AccessToken.Version) ?? AccessToken2.Version;
        var services = new SortedList<AgoraServiceType, AgoraService>();
        var wanted = fields.RequiredObjects("services");
        foreach (var item in wanted)
        {
            var service = ServiceFields.Read(item, expiresIn);
            if (service is not null && !services.TryAdd(service.Type, service))
            {
                item.Refuse("type", "is there twice");
            }
            else if (version == AccessToken.Version && service is { Type: not (AgoraServiceType.Rtc or AgoraServiceType.Rtm) })
            {
                item.Refuse("type", $"must be rtc or rtm in version {AccessToken.Version}");
            }
        }

        if (version == AccessToken.Version && wanted.Count > 1)
        {
            fields.Refuse("services", $"must be one in version {AccessToken.Version}");
        }

        return fields.Problem() is { } problem ? problem : new TokenOrder(version, (uint)expiresIn, [.. services.Values]);
    }
}
