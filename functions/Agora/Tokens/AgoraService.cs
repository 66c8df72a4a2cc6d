namespace RtcFunctions.Agora.Tokens;

/// <summary>One service of a token: its privileges, each good for the same seconds, and whom and where they are for.</summary>
internal sealed class AgoraService
{
    /// <summary>Agora's limit for a user account, in bytes.</summary>
    public const int LongestUser = 255;

    private const short NoRole = -1;

    private static readonly ushort[] Subscriber = [1];
    private static readonly ushort[] Publisher = [1, 2, 3, 4];
    private static readonly ushort[] Login = [1];
    private static readonly ushort[] ChatUser = [1];
    private static readonly ushort[] ChatApp = [2];
    private static readonly ushort[] RoomUser = [1];
    private static readonly ushort[] ApaasUser = [2];
    private static readonly ushort[] ApaasApp = [3];

    private readonly ushort[] _privileges;

    private AgoraService(AgoraServiceType type, ushort[] privileges, uint seconds)
    {
        Type = type;
        Seconds = seconds;
        _privileges = privileges;
    }

    public AgoraServiceType Type { get; }

    public uint Seconds { get; }

    public ReadOnlySpan<ushort> Privileges => _privileges;

    /// <summary>RTC's channel or APaaS's room; null where the service has none.</summary>
    public string? Room { get; private init; }

    /// <summary>Null where the service knows no users, empty where any may come.</summary>
    public string? User { get; private init; }

    public short? Role { get; private init; }

    public int Length =>
        2 * sizeof(ushort) + (sizeof(ushort) + sizeof(uint)) * _privileges.Length
        + (Room is null ? 0 : TokenWriter.LengthOf(Room)) + (User is null ? 0 : TokenWriter.LengthOf(User)) + (Role is null ? 0 : sizeof(short));

    public static AgoraService Rtc(string channel, string user, bool publishes, uint seconds) =>
        new(AgoraServiceType.Rtc, publishes ? Publisher : Subscriber, seconds) { Room = channel, User = user };

    public static AgoraService Rtm(string user, uint seconds) => new(AgoraServiceType.Rtm, Login, seconds) { User = user };

    public static AgoraService Fpa(uint seconds) => new(AgoraServiceType.Fpa, Login, seconds);

    public static AgoraService Chat(string? user, uint seconds) =>
        new(AgoraServiceType.Chat, user is null ? ChatApp : ChatUser, seconds) { User = user ?? "" };

    public static AgoraService Apaas(string? room, string? user, short? role, uint seconds) =>
        new(AgoraServiceType.Apaas, user is null ? ApaasApp : room is null ? ApaasUser : RoomUser, seconds)
        {
            Room = room ?? "",
            User = user ?? "",
            Role = role ?? NoRole,
        };

    public void WriteTo(ref TokenWriter writer)
    {
        writer.UInt16((ushort)Type);
        writer.UInt16((ushort)_privileges.Length);
        foreach (var privilege in _privileges)
        {
            writer.UInt16(privilege);
            writer.UInt32(Seconds);
        }

        if (Room is not null)
        {
            writer.Text(Room);
        }

        if (User is not null)
        {
            writer.Text(User);
        }

        if (Role is { } role)
        {
            writer.Int16(role);
        }
    }
}
