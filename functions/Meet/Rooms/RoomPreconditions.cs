using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Rooms;

/// <summary>What must be true of a room for a change of it: <c>If-Match</c> and <c>If-None-Match</c> (RFC 9110, section 13.1).</summary>
internal sealed class RoomPreconditions
{
    private readonly IList<EntityTagHeaderValue>? _match;
    private readonly IList<EntityTagHeaderValue>? _noneMatch;

    private RoomPreconditions(IList<EntityTagHeaderValue>? match, IList<EntityTagHeaderValue>? noneMatch)
    {
        _match = match;
        _noneMatch = noneMatch;
    }

    /// <summary>A header that cannot be read is a 400: who sent it wanted a condition.</summary>
    public static Outcome<RoomPreconditions> Read(HttpRequest request)
    {
        var headers = request.Headers;
        return !TryRead(headers.IfMatch, out var match) ? Malformed(HeaderNames.IfMatch)
            : !TryRead(headers.IfNoneMatch, out var noneMatch) ? Malformed(HeaderNames.IfNoneMatch)
            : new RoomPreconditions(match, noneMatch);
    }

    public bool Hold(Room room) =>
        (_match is null || Any(_match, room, useStrongComparison: true))
        && (_noneMatch is null || !Any(_noneMatch, room, useStrongComparison: false));

    private static bool Any(IEnumerable<EntityTagHeaderValue> tags, Room room, bool useStrongComparison)
    {
        if (!room.IsKept)
        {
            return false;
        }

        var current = new EntityTagHeaderValue(RoomETag.Of(room));
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(current, useStrongComparison));
    }

    private static bool TryRead(StringValues header, out IList<EntityTagHeaderValue>? tags)
    {
        tags = null;
        return header.Count == 0 || EntityTagHeaderValue.TryParseStrictList([.. header.OfType<string>()], out tags);
    }

    private static Problem Malformed(string header) => Problem.InvalidField(header, "must be * or a list of ETags");
}
