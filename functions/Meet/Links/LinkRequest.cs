using RtcFunctions.Http;

namespace RtcFunctions.Meet.Links;

/// <summary>A room link as its caller wants it.</summary>
internal sealed record LinkRequest(string RoomId, string Mode, bool HasJwt, DateTimeOffset? StartTime, IReadOnlyList<LinkValue> Attributes)
{
    public IEnumerable<LinkValue> InJwt => Attributes.Where(value => value.Attribute.Place != LinkPlace.UrlOnly);

    public IEnumerable<LinkValue> InUrl => HasJwt ? Attributes.Where(value => value.Attribute.Place == LinkPlace.UrlOnly) : Attributes;

    public string? TextOf(string attribute) =>
        Attributes.Where(value => value.Attribute.Name == attribute).Select(value => value.Text()).FirstOrDefault();

    /// <summary>What is wrong with it is gathered in <paramref name="fields"/>.</summary>
    public static LinkRequest Read(JsonFields fields, bool hasJwt, bool allowsDebugging)
    {
        var roomId = fields.RequiredString("roomId", Meet.RoomId.MaxLength);
        if (roomId.Length > 0 && !Meet.RoomId.IsWellFormed(roomId))
        {
            fields.Refuse("roomId", Meet.RoomId.Rule);
        }

        var mode = fields.RequiredWord("mode", LinkAttribute.Call, LinkAttribute.Webinar);
        var startTime = fields.OptionalTime("startTime");
        if (startTime is not null && !hasJwt)
        {
            fields.Refuse("startTime", "needs a JWT");
        }

        var attributes = fields.OptionalObject("attributes") is { } given
            ? new LinkAttributes(mode, hasJwt, allowsDebugging).Read(given)
            : [];
        return new(roomId, mode, hasJwt, startTime, attributes);
    }
}
