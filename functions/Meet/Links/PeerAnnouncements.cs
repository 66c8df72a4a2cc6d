using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Links;

/// <summary>
/// Announces who gets a link with a JWT: the vendor lets them in without an access check, and their <c>connected</c> must not
/// look like an intruder's.
/// </summary>
public sealed class PeerAnnouncements
{
    private readonly RoomQueues _rooms;

    internal PeerAnnouncements(RoomQueues rooms)
    {
        _rooms = rooms;
    }

    /// <summary>Throws <see cref="Storage.StorageUnavailableException"/> where storage is away: whoever used the link would be evicted.</summary>
    internal async Task AnnounceAsync(LinkRequest link, CancellationToken cancellationToken)
    {
        if (link.HasJwt && link.TextOf(LinkAttribute.PeerIdName) is { } peerId)
        {
            var isModerator = link.TextOf(LinkAttribute.RoleName) == LinkAttribute.Moderator;
            await _rooms.RunAsync(link.RoomId, new AnnounceOperation(peerId, isModerator), cancellationToken);
        }
    }
}
