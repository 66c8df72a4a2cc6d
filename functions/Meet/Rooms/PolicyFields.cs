using RtcFunctions.Http;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Reads what PUT sets, and gathers what is wrong with it.</summary>
internal static class PolicyFields
{
    public const int MostParticipants = 100_000;

    private const int LongestMessage = 1024;

    public static RoomPolicy Read(JsonFields fields)
    {
        var (opensAt, closesAt) = (Time(fields, "opensAt"), Time(fields, "closesAt"));
        if (closesAt <= opensAt)
        {
            fields.Refuse("closesAt", "must be after opensAt");
        }

        var defaults = new RoomPolicy();
        return new RoomPolicy
        {
            OpensAt = opensAt,
            ClosesAt = closesAt,
            MaxParticipants = (int?)fields.OptionalInteger("maxParticipants", 1, MostParticipants),
            RequirePeerId = fields.OptionalBoolean("requirePeerId") ?? defaults.RequirePeerId,
            RequireAccessToken = fields.OptionalBoolean("requireAccessToken") ?? defaults.RequireAccessToken,
            Locked = fields.OptionalBoolean("locked") ?? defaults.Locked,
            Message = Message(fields),
        };
    }

    /// <summary>What people are told who find the room closed, locked or full.</summary>
    public static string? Message(JsonFields fields) => fields.OptionalString("message", LongestMessage);

    private static DateTimeOffset? Time(JsonFields fields, string name)
    {
        var time = fields.OptionalTime(name);
        if (time < DateTimeOffset.UnixEpoch)
        {
            fields.Refuse(name, "must not lie before 1970");
        }

        return time;
    }
}
