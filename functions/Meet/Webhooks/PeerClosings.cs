using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Relay;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Closes peers at the vendor who may not be where they are.</summary>
internal sealed partial class PeerClosings(
    MeetCalls calls, RelayEngine relay, RoomQueues rooms, ITableStore table, TimeProvider clock, ILogger<PeerClosings> logger)
{
    /// <summary>
    /// Closes a peer whose closing is stored, told by the time <paramref name="at"/> of its event. Where that fails, the row
    /// stays for another try; nobody is thrown at.
    /// </summary>
    public async Task<bool> TryAsync(string roomId, string peerId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            if (!await IsGoneAsync(roomId, peerId, cancellationToken))
            {
                return false;
            }

            await rooms.RunAsync(roomId, new ForgetClosingOperation(peerId, at), cancellationToken);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or StorageUnavailableException)
        {
            Log.Postponed(logger, roomId, "there was no time, or no storage");
            return false;
        }
    }

    /// <summary>The same for one that was stored earlier: it may have been taken back, or given up, since.</summary>
    public async Task<bool> TryAgainAsync(string roomId, string peerId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = await table.ReadAsync(RoomRows.Partition(roomId), RoomRows.Closing(peerId), cancellationToken);
        if (row is null || Closing.At(row.Properties) != at)
        {
            return true;
        }

        if (!(Closing.Until(row.Properties) <= clock.GetUtcNow()))
        {
            return await TryAsync(roomId, peerId, at, cancellationToken);
        }

        await rooms.RunAsync(roomId, new ForgetClosingOperation(peerId, at), cancellationToken);
        return true;
    }

    private async Task<bool> IsGoneAsync(string roomId, string peerId, CancellationToken cancellationToken)
    {
        if ((await relay.AskAsync(calls.ToPeersEnd(roomId, peerId), cancellationToken)).Failed(out var answer, out var problem))
        {
            Log.Postponed(logger, roomId, problem.Code);
            return false;
        }

        using (answer)
        {
            if (answer.Status is StatusCodes.Status200OK or StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound)
            {
                return true;
            }

            Log.Postponed(logger, roomId, $"the vendor answered {answer.Status}");
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "MeetPeerNotClosed", Level = LogLevel.Warning, Message = "A peer of {Room} is still to be closed: {Why}")]
        public static partial void Postponed(ILogger logger, string room, string why);
    }
}
