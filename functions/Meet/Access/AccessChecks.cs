using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Access;

/// <summary>Decides access checks: first who asks, then who wants to enter.</summary>
public sealed class AccessChecks
{
    internal const string Authorization = "Meet--AccessAuthorization";

    private readonly SecretCache _secrets;
    private readonly RoomQueues _rooms;
    private readonly DeniedLog _denied;
    private readonly MeetOptions _options;

    internal AccessChecks(SecretCache secrets, RoomQueues rooms, DeniedLog denied, IOptions<MeetOptions> options)
    {
        _secrets = secrets;
        _rooms = rooms;
        _denied = denied;
        _options = options.Value;
    }

    internal async Task<AccessDecision> DecideAsync(AccessRequest request, StringValues authorization, CancellationToken cancellationToken)
    {
        var credential = await _secrets.GetAsync(Authorization, cancellationToken);
        if (!credential.IsAvailable)
        {
            return AccessDecision.Unavailable;
        }

        if (credential.Secret is { } lines && !CallerCredential.Matches(authorization, lines))
        {
            return AccessDecision.Unauthorized;
        }

        var isStrangers = credential.Secret is null && !_options.OpenAccessChecks;
        var operation = new AccessOperation(request, isStrangers, _options.Admission, _options.Reconnect);
        var answer = await _rooms.RunAsync(request.RoomId, operation, cancellationToken);
        if (answer is { Decision.Allowed: false, RoomIsKept: true })
        {
            _denied.Add(request.RoomId, request.PeerId, answer.Decision.Reason);
        }

        return answer.Decision.Reason == AccessReason.RoomNotFound && _options.UnknownRooms == MeetOptions.Allow
            ? AccessDecision.Unmanaged
            : answer.Decision;
    }
}
