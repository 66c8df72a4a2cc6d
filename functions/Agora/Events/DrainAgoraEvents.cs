using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Relay;
using RtcFunctions.Timers;

namespace RtcFunctions.Agora.Events;

/// <summary>
/// Takes Signaling's events over from Agora, which forgets what it hands out, into our log; off unless <c>Agora__DrainEvents</c>.
/// </summary>
public sealed class DrainAgoraEvents(IOptions<AgoraOptions> options, AuthenticationSchemes schemes, RelayEngine relay, EventLog log)
{
    // What Agora hands out at once, and twice of which it keeps: https://docs.agora.io/en/signaling/rest-api/user-events
    private const int FullAnswer = 1000;
    private const int MostAnswers = 4;

    private static readonly string[] Kinds = ["user", "channel"];

    [Function(nameof(DrainAgoraEvents))]
    [DefaultSchedule("*/10 * * * * *")]
    public async Task Run([TimerTrigger("%ScheduleDrainAgoraEvents%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (!options.Value.DrainEvents)
        {
            return;
        }

        // While storage is away, events are safer at Agora: this throws before it is asked.
        var appender = await log.OpenAsync(cancellationToken);
        List<string> reasons = [];
        foreach (var kind in Kinds)
        {
            if (await DrainAsync(kind, appender, cancellationToken) is { } problem)
            {
                reasons.Add($"No {kind} events could be read. {problem.Detail}");
            }
        }

        if (reasons.Count > 0)
        {
            throw new EventsNotReadException(reasons);
        }
    }

    private async Task<Problem?> DrainAsync(string kind, EventAppender appender, CancellationToken cancellationToken)
    {
        var isFull = true;
        for (var answers = 0; isFull && answers < MostAnswers; answers++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if ((await ReadAsync(kind)).Failed(out var events, out var problem))
            {
                return problem;
            }

            await appender.AppendAsync(kind, events);
            isFull = events.Length >= FullAnswer;
        }

        return null;
    }

    // Not cancelled: Agora may have removed the events as soon as it was asked.
    private async Task<Outcome<string[]>> ReadAsync(string kind)
    {
        if (options.Value.ConfiguredAppId().Failed(out var appId, out var problem))
        {
            return problem;
        }

        var call = new EventsCall(options.Value.Endpoint, appId, kind, schemes.OfOurOwn(appId)) { Method = HttpMethod.Get };
        if ((await relay.AskAsync(call, CancellationToken.None)).Failed(out var answer, out problem))
        {
            return problem;
        }

        using (answer)
        {
            return answer.Status != StatusCodes.Status200OK
                ? Problem.VendorInvalidResponse(AgoraRelay.Name, $"with the status {answer.Status}")
                : EventsAnswer.Read(answer.Json) is { } events ? events
                : Problem.VendorInvalidResponse(AgoraRelay.Name, "with no list of events, and what there was is lost");
        }
    }
}
