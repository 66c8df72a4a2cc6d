namespace RtcFunctions.Sandbox.Scene;

/// <summary>The rooms of the scene and what each of them shows.</summary>
internal static class SceneRooms
{
    /// <summary>Fills up.</summary>
    public const string Standup = "serv0standup";

    /// <summary>Opens a little after the start and ends; its host may come early.</summary>
    public const string TownHall = "serv1townhall";

    /// <summary>Is locked now and then; candidates come by one-time invitations.</summary>
    public const string Interview = "serv2interview";

    /// <summary>Wants neither an ID nor a token.</summary>
    public const string Lounge = "serv3lounge";

    public static readonly TimeSpan UntilTownHallOpens = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan TownHallLasts = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<string> All { get; } = [Standup, TownHall, Interview, Lounge];

    /// <summary>Where people go, the stand-up more often than the others.</summary>
    public static IReadOnlyList<string> Attractions { get; } = [Standup, Standup, Standup, TownHall, TownHall, Interview, Lounge];

    public static object Policy(string roomId, DateTimeOffset now) => roomId switch
    {
        Standup => new { maxParticipants = 4, message = "The stand-up is full; ask ada@example.com for notes." },
        TownHall => new
        {
            opensAt = now + UntilTownHallOpens,
            closesAt = now + UntilTownHallOpens + TownHallLasts,
            message = "The town hall is over; the next one begins in a minute.",
        },
        Interview => new { maxParticipants = 3 },
        _ => new { requirePeerId = false, requireAccessToken = false },
    };
}
