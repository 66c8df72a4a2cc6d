using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>
/// Who holds the places of a room. An admission's place is a row of its own, named by when it lapses, so that those to take back
/// are found without looking at every peer; a connection's is marked on its peer.
/// </summary>
internal static class Places
{
    /// <summary>What taking a place changes at the most: two places given back, one taken, peer, invitation, event.</summary>
    public const int MostChanges = 6;

    private const int MostGivenBack = 50;

    private const string Uncounted = "uncounted";

    private static readonly TableProperties Mark = new();

    /// <summary>
    /// Whether a place is free, or is once a lapsed one is taken back; null where so many have to be taken back first that it takes
    /// a commit of its own, which this begins.
    /// </summary>
    public static bool? HasFreePlace(this RoomState state)
    {
        if (!(state.Room.Places >= state.Room.Policy.MaxParticipants))
        {
            return true;
        }

        var excess = state.Room.Places - state.Room.Policy.MaxParticipants.Value + 1;
        var lapsed = state.LapsedPlaces.ToArray();
        var counted = lapsed.Count(state.IsCounted);
        if (counted > 0 && excess == 1)
        {
            return true;
        }

        if (counted < excess && !state.HasMoreLapsed)
        {
            return false;
        }

        foreach (var place in lapsed.Take(MostGivenBack).TakeWhile(_ => state.HasSpaceFor(1)))
        {
            state.GiveBack(place);
        }

        return null;
    }

    /// <summary>Counts one place more, for which a lapsed one is taken back where the room is full.</summary>
    public static void TakePlace(this RoomState state)
    {
        if (state.Room.Places >= state.Room.Policy.MaxParticipants && state.LapsedPlaces.FirstOrDefault(state.IsCounted) is { } lapsed)
        {
            state.GiveBack(lapsed);
        }

        state.Room = state.Room with { Places = state.Room.Places + 1 };
    }

    public static void GiveBack(this RoomState state, string place)
    {
        var isCounted = state.IsCounted(place);
        state.Write(place, null);
        if (isCounted)
        {
            state.ReleasePlace();
        }
    }

    /// <summary>Gives a connection the counted place that it is to hold, or takes it.</summary>
    public static Peer WithPlace(this RoomState state, Peer peer, bool holds)
    {
        if (holds && !peer.HoldsPlace)
        {
            state.TakePlace();
        }
        else if (!holds && peer.HoldsPlace)
        {
            state.ReleasePlace();
        }

        return peer with { HoldsPlace = holds };
    }

    /// <summary>Counts one place less.</summary>
    public static void ReleasePlace(this RoomState state) => state.Room = state.Room with { Places = Math.Max(0, state.Room.Places - 1) };

    /// <summary>Holds the place of an admitted peer until it lapses; the place is counted already.</summary>
    public static void HoldUntil(this RoomState state, DateTimeOffset until, string peerId) =>
        state.Write(RoomRows.Place(until, peerId), Mark);

    /// <summary>Holds a place for somebody without a name; a moderator's is not counted.</summary>
    public static void HoldAnonymouslyUntil(this RoomState state, DateTimeOffset until, string id, bool isCounted) =>
        state.Write(RoomRows.AnonymousPlace(until, id), isCounted ? Mark : new() { { Uncounted, true } });

    /// <summary>Whether a waiting place is among those that the room counts: all are but those of anonymous moderators.</summary>
    public static bool IsCounted(this RoomState state, string place) =>
        RoomRows.IsPlaceOfPeer(place) || state.Read(place)?.GetBoolean(Uncounted) is not true;

    /// <summary>
    /// The row of a peer's own admission that nobody has taken back: surely there while it has not lapsed, and found among the
    /// lapsed ones afterwards.
    /// </summary>
    public static string? PlaceOf(this RoomState state, Peer peer)
    {
        if (peer is not { AdmittedUntil: { } until, IsConnected: false, IsModerator: false })
        {
            return null;
        }

        var place = RoomRows.Place(until, peer.PeerId);
        return until > state.Now || state.LapsedPlaces.Contains(place, StringComparer.Ordinal) ? place : null;
    }
}
