using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Meet.Rooms;

public sealed class SqliteRoomConformance(RoomsApp rooms) : RoomConformance(rooms), IClassFixture<RoomsApp>
{
    [ConformanceFact]
    public Task A_crowd_gets_exactly_the_places_there_are() => LetACrowdAskAsync(Rooms.Client);
}
