using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Access;

/// <summary>
/// Answers whether a participant may enter a room, the vendor's <c>accessUrl</c>: <c>{"accessToken","roomId","peerId"}</c> →
/// <c>{"allowed","reason","message"?,"startsAt"?}</c>. Whatever keeps it from deciding within two seconds refuses.
/// </summary>
public sealed partial class CheckMeetAccess(AccessChecks checks, MeetMetrics metrics, ILogger<CheckMeetAccess> logger)
{
    internal const string UndecidedEvent = "AccessUndecided";

    private const int LargestBody = 64 * 1024;

    private static readonly AnswerContext Json = new(new(AnswerJson.CreateOptions())
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });

    // The vendor gives up soon after; two seconds are what the contract promises.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.9);

    [Function(nameof(CheckMeetAccess))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "meet/access")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        var decision = await DecideAsync(request, limit.Token);
        metrics.Checked(decision.Reason);
        return ToAnswer(decision);
    }

    internal static IResult ToAnswer(AccessDecision decision) => TypedResults.Json(
        new Answer(decision.Allowed, decision.Reason, decision.Message, decision.StartsAt is { } start ? Rfc3339.Format(start) : null),
        Json.Answer,
        statusCode: decision.Status);

    private async Task<AccessDecision> DecideAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var isRead = !(await RequestBody.ReadAsync(request, LargestBody, cancellationToken)).Failed(out var body, out _);
            return isRead && AccessRequest.Read(body) is { } asked
                ? await checks.DecideAsync(asked, request.Headers.Authorization, cancellationToken)
                : AccessDecision.InvalidRequest;
        }
        catch (BadHttpRequestException)
        {
            return AccessDecision.InvalidRequest;
        }
        // Nothing fails open, and the vendor is answered in its own terms.
        catch (Exception e) when (e is not OperationCanceledException || !request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            Log.Undecided(logger, e is StorageUnavailableException or OperationCanceledException ? null : e);
            return AccessDecision.Unavailable;
        }
    }

    internal sealed record Answer(bool Allowed, string Reason, string? Message, string? StartsAt);

    [JsonSerializable(typeof(Answer))]
    private sealed partial class AnswerContext : JsonSerializerContext;

    private static partial class Log
    {
        [LoggerMessage(EventName = UndecidedEvent, Level = LogLevel.Error, Message = "An access check could not be decided in time, and was refused.")]
        public static partial void Undecided(ILogger logger, Exception? error);
    }
}
