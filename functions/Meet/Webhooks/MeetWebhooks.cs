using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Webhooks;

/// <summary>Takes the vendor's webhooks: an event is acknowledged once it is stored.</summary>
public sealed class MeetWebhooks
{
    private const string Authorization = "Meet--WebhookAuthorization";
    private const int LargestBody = 64 * 1024;

    private static readonly IResult Stored = TypedResults.Text("{}"u8, "application/json; charset=utf-8");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4.9);

    private readonly SecretCache _secrets;
    private readonly RoomQueues _rooms;
    private readonly PeerClosings _closings;
    private readonly MeetMetrics _metrics;
    private readonly MeetOptions _options;
    private readonly TimeProvider _clock;

    internal MeetWebhooks(
        SecretCache secrets, RoomQueues rooms, PeerClosings closings, MeetMetrics metrics, IOptions<MeetOptions> options, TimeProvider clock)
    {
        _metrics = metrics;
        _secrets = secrets;
        _rooms = rooms;
        _closings = closings;
        _options = options.Value;
        _clock = clock;
    }

    /// <summary>Takes an event of one kind, or of any where <paramref name="kind"/> is null.</summary>
    internal async Task<IResult> ReceiveAsync(HttpRequest request, string? kind)
    {
        using var limit = new CancellationTokenSource(Limit, _clock);
        if (await RefuseAsync(request, limit.Token) is { } refusal)
        {
            return Refuse(kind, refusal);
        }

        if ((await RequestBody.ReadAsync(request, LargestBody, request.HttpContext.RequestAborted)).Failed(out var body, out var problem)
            || PresenceEvent.Read(body, kind).Failed(out var told, out problem))
        {
            return Refuse(kind, problem);
        }

        var stored = await StoreAsync(told, limit.Token);
        _metrics.Received(told.Kind, stored.Kind);
        if (stored.Kind == PresenceKind.Evicted)
        {
            await _closings.TryAsync(told.RoomId, told.PeerId, stored.At, limit.Token);
        }

        return Stored;
    }

    private Problem Refuse(string? kind, Problem problem)
    {
        _metrics.Received(kind, problem.Code);
        return problem;
    }

    private async Task<Problem?> RefuseAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var credential = await ReadCredentialAsync(cancellationToken);
        return !credential.IsAvailable ? SecretCredentials.Lack(Authorization, credential)
            : credential.Secret is { } lines && CallerCredential.Matches(request.Headers.Authorization, lines) ? null
            : Problem.Unauthorized();
    }

    private async Task<SecretReading> ReadCredentialAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _secrets.GetAsync(Authorization, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return SecretReading.Unavailable;
        }
    }

    // What came whole is stored, also where the vendor has hung up by then: it may not tell it again.
    private async Task<RoomEvent> StoreAsync(PresenceEvent told, CancellationToken cancellationToken)
    {
        RoomOperation<RoomEvent> operation = told.Kind == PresenceKind.Connected
            ? new ConnectOperation(told.PeerId, told.DisplayName, _options.Reconnect, _options.EvictUnadmitted)
            : new DisconnectOperation(told.PeerId, told.DisplayName);
        try
        {
            return await _rooms.RunAsync(told.RoomId, operation, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or StorageUnavailableException)
        {
            _metrics.Received(told.Kind, ProblemCode.StorageUnavailable);
            throw new StorageUnavailableException("A webhook's event could not be stored in time.", e);
        }
    }
}
