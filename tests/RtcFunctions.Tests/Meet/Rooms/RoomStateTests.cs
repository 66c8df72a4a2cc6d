using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Meet.Rooms;

public sealed class RoomStateTests
{
    private static readonly TablePage None = new([], Next: null);

    private readonly RoomState _state = new(
        new RoomReading(
            new Dictionary<string, TableEntity?>(StringComparer.Ordinal) { [RoomRows.Room] = null, [RoomRows.Peer("ada")] = null }, None, None),
        new ManualClock().GetUtcNow());

    [Fact]
    public void A_row_that_is_made_and_unmade_in_one_commit_is_not_deleted()
    {
        _state.HoldUntil(_state.Now.AddMinutes(1), "ada");
        _state.GiveBack(RoomRows.Place(_state.Now.AddMinutes(1), "ada"));

        var change = Assert.Single(_state.Changes());
        Assert.Equal((TableChangeKind.Insert, RoomRows.Room), (change.Kind, change.Row));
    }

    [Fact]
    public void A_row_that_was_not_read_must_be_there_to_be_deleted()
    {
        _state.GiveBack(RoomRows.Place(_state.Now.AddMinutes(1), "ada"));

        Assert.Contains(_state.Changes(), change => change.Kind == TableChangeKind.Delete);
    }

    [Fact]
    public void Whatever_changes_the_rooms_own_row_is_written_too()
    {
        _state.Put(new Peer("ada"));

        Assert.Contains(_state.Changes(), change => change.Row == RoomRows.Room);
    }
}
