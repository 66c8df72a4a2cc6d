namespace RtcFunctions.Sandbox.Agora;

/// <summary>A service of an <c>007</c> token: 1 RTC, 2 RTM, 4 FPA, 5 Chat, 7 APaaS.</summary>
/// <param name="Room">The channel of RTC, the room of APaaS.</param>
public sealed record AgoraService(int Type, IReadOnlyDictionary<int, uint> Privileges, string? Room, string? User, short? Role)
{
    public const int Rtc = 1;
    public const int Rtm = 2;
    public const int Fpa = 4;
    public const int Chat = 5;
    public const int Apaas = 7;

    internal static List<AgoraService> ReadAll(ref TokenReader reader)
    {
        var services = new List<AgoraService>();
        for (var left = reader.UInt16(); left > 0; left--)
        {
            var service = Read(ref reader);
            if (services.Count > 0 && service.Type <= services[^1].Type)
            {
                throw new RefusedTokenException("the token's services are not in order");
            }

            services.Add(service);
        }

        return services;
    }

    private static AgoraService Read(ref TokenReader reader)
    {
        var type = reader.UInt16();
        var privileges = reader.Privileges();
        return type switch
        {
            Rtc => new(type, privileges, reader.Text(), reader.Text(), null),
            Rtm or Chat => new(type, privileges, null, reader.Text(), null),
            Fpa => new(type, privileges, null, null, null),
            Apaas => new(type, privileges, reader.Text(), reader.Text(), reader.Int16()),
            _ => throw new RefusedTokenException("the token has a service that nobody knows"),
        };
    }
}
