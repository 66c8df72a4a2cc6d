using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Rooms;

/// <summary>Reads what calls about a room have in common.</summary>
internal static class RoomRequest
{
    private static readonly ReadOnlyMemory<byte> NoFields = "{}"u8.ToArray();

    /// <summary>400 where the room's ID is malformed; where the body may be left out, that is as if it had no fields.</summary>
    public static async ValueTask<Outcome<JsonFields>> ReadAsync(
        HttpRequest request, string roomId, long limit, CancellationToken cancellationToken, bool needsBody = true)
    {
        if (Malformed(roomId) is { } malformed)
        {
            return malformed;
        }

        return (await RequestBody.ReadAsync(request, limit, cancellationToken)).Failed(out var body, out var problem)
            ? problem
            : JsonFields.Read(request, body.IsEmpty && !needsBody ? NoFields : body);
    }

    public static Problem? Malformed(string roomId) => RoomId.IsWellFormed(roomId) ? null : Problem.InvalidField("roomId", RoomId.Rule);

    public static Problem NotFound(string roomId) => Problem.NotFound($"There is no room {roomId}.");
}
