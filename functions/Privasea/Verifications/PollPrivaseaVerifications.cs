using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using RtcFunctions.Http;
using RtcFunctions.Relay;
using RtcFunctions.Timers;

namespace RtcFunctions.Privasea.Verifications;

/// <summary>
/// Asks Privasea how the verifications that are still open stand. What one run does not get to, the next one begins with.
/// </summary>
public sealed partial class PollPrivaseaVerifications(
    VerificationStore verifications,
    VerificationCalls calls,
    RelayEngine relay,
    TimeProvider clock,
    ILogger<PollPrivaseaVerifications> logger)
{
    private const int AtOnce = 10;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(15);

    [Function(nameof(PollPrivaseaVerifications))]
    [DefaultSchedule("*/15 * * * * *")]
    public async Task Run([TimerTrigger("%SchedulePollPrivaseaVerifications%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var first = await verifications.Position.ReadAsync(cancellationToken);
        var position = first;
        Problem? unanswered;
        do
        {
            var page = await verifications.ReadOpenAsync(position, AtOnce, cancellationToken);
            position = page.Next;
            unanswered = await FollowAsync(page.Open, cancellationToken);
        }
        while (position is not null && unanswered is null && clock.GetElapsedTime(started) < LongestRun);

        if (position != first)
        {
            await verifications.Position.SaveAsync(position, cancellationToken);
        }

        if (unanswered is not null)
        {
            throw new StatusNotToldException(unanswered.Detail);
        }
    }

    /// <summary>Why nothing could be learned of any of them: of the others it could not either. Null where something could.</summary>
    private async Task<Problem?> FollowAsync(IReadOnlyList<OpenVerification> open, CancellationToken cancellationToken)
    {
        var outcomes = await Task.WhenAll(open.Select(verification => FollowAsync(verification, cancellationToken)));
        var problems = outcomes.OfType<Problem>().ToArray();
        if (problems is [var problem, ..])
        {
            Log.NotTold(logger, problems.Length, open.Count, problem.Detail);
        }

        return problems.Length < open.Count ? null : problems.FirstOrDefault();
    }

    private async Task<Problem?> FollowAsync(OpenVerification open, CancellationToken cancellationToken)
    {
        if ((await StandingAsync(open, cancellationToken)).Failed(out var status, out var problem))
        {
            return problem;
        }

        if (status != VerificationStatus.Pending)
        {
            await verifications.DecideAsync(open.Order, status, cancellationToken);
        }

        return null;
    }

    private async Task<Outcome<string>> StandingAsync(OpenVerification open, CancellationToken cancellationToken)
    {
        if (open.ExpiresAt <= clock.GetUtcNow())
        {
            return VerificationStatus.Expired;
        }

        if ((await relay.AskAsync(calls.VerifyStatus(open.Order), cancellationToken)).Failed(out var answer, out var problem))
        {
            return problem;
        }

        using (answer)
        {
            var envelope = PrivaseaEnvelope.Read(answer.Json);
            var code = envelope.Code is { } number ? $"code {number}" : "no code";
            return VerificationStatus.Read(envelope) is { } status
                ? status
                : Problem.VendorInvalidResponse(PrivaseaRelay.Name, $"told no status (HTTP {answer.Status}, {code})");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventName = "PrivaseaStatusNotTold",
            Level = LogLevel.Warning,
            Message = "The status of {Count} of {Asked} verifications is not known: {Reason}")]
        public static partial void NotTold(ILogger logger, int count, int asked, string reason);
    }
}
