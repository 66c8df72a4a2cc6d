namespace RtcFunctions.Tests.Meet.Rooms;

public sealed class SqliteRoomConformance(RoomsApp app) : RoomConformance(app), IClassFixture<RoomsApp>;
