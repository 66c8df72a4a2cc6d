using RtcFunctions.Meet.Rooms;

namespace RtcFunctions.Meet.Invitations;

/// <summary>Makes invitations void, all of them as long as they are what <paramref name="applies"/> says.</summary>
internal sealed class RevokeOperation(IReadOnlyCollection<string> tokenHashes, Func<Room, Invitation, bool> applies)
    : RoomOperation<IReadOnlyList<Invitation>>
{
    /// <summary>Each takes its own row and one in the log.</summary>
    public const int MostTogether = 40;

    public override int MostChanges => tokenHashes.Count * 2;

    public override void Need(RoomNeeds needs)
    {
        foreach (var tokenHash in tokenHashes)
        {
            needs.Invitation(tokenHash);
        }
    }

    protected override IReadOnlyList<Invitation> Decide(RoomState state)
    {
        var revoked = new List<Invitation>();
        foreach (var invitation in tokenHashes.Select(state.Invitation).OfType<Invitation>().Where(found => applies(state.Room, found)))
        {
            state.Revoke(invitation);
            revoked.Add(invitation);
        }

        return revoked;
    }
}
