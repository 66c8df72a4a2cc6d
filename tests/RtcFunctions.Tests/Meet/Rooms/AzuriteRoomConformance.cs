using RtcFunctions.Tests.Storage;
using RtcFunctions.Tests.Storage.Emulator;

namespace RtcFunctions.Tests.Meet.Rooms;

[NeedsAzurite]
public sealed class AzuriteRoomConformance(RoomsOnAzurite rooms) : RoomConformance(rooms), IClassFixture<RoomsOnAzurite>
{
    [ConformanceFact]
    public async Task A_crowd_at_two_processes_gets_exactly_the_places_there_are()
    {
        await using var other = await Rooms.StartAnotherAsync();

        await LetACrowdAskAsync(Rooms.Client, other.Client);
    }
}
