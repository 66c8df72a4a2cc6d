using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Rooms;

[NeedsAzurite]
public sealed class AzuriteRoomConformance(RoomsOnAzurite app) : RoomConformance(app), IClassFixture<RoomsOnAzurite>;
