using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using RtcFunctions.Storage;

namespace RtcFunctions.Agora.Events;

/// <summary>
/// Appends to the log, for one caller at a time. Between Agora's answer and the commit events exist in this process alone: so
/// the head is known before, an answer is one commit, and nothing cancels it.
/// </summary>
internal sealed partial class EventAppender(ITableStore store, EventHead head, TimeProvider clock, ILogger logger)
{
    internal const string LostEvent = "AgoraEventsLost";

    // Some 16 seconds on top of what the store itself waits: well within the time that a host leaves an app that it stops.
    private readonly ResiliencePipeline _untilStored = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(250),
            MaxRetryAttempts = 6,
            ShouldHandle = new PredicateBuilder().Handle<StorageUnavailableException>(),
        })
        .Build();

    private EventHead _head = head;

    /// <summary>Stores each event once. What is given up is lost: the log says how many, the exception why.</summary>
    public async Task AppendAsync(string kind, IReadOnlyCollection<string> events)
    {
        var at = clock.GetUtcNow();
        var unstored = events.Count;
        try
        {
            foreach (var rows in PackedEvents.Pack(events.Where(PackedEvents.Fits)).Chunk(PackedEvents.InOneCommit))
            {
                var batch = new EventBatch(Guid.NewGuid().ToString("N"), kind, at, rows);
                await StoreAsync(batch);
                unstored -= batch.Count;
            }
        }
        finally
        {
            if (unstored > 0)
            {
                Log.Lost(logger, kind, unstored);
            }
        }
    }

    private async Task StoreAsync(EventBatch batch)
    {
        EventHead? tried = null;
        await _untilStored.ExecuteAsync(async _ =>
        {
            while (tried is null || !await IsStoredAsync(batch, tried))
            {
                tried = _head;
                var outcome = await store.CommitAsync(EventRows.Partition, batch.Behind(tried), CancellationToken.None);
                if (outcome is CommitOutcome.Committed { ETags: [{ } etag, ..] })
                {
                    _head = new EventHead(tried.Last + batch.Count, etag);
                    return;
                }
            }
        });
    }

    // Asked after a commit that another writer forestalled, or whose answer was lost. While the head is still the one that was
    // tried, a lost commit may yet take effect; the next one then fails on the head, and this finds the batch.
    private async Task<bool> IsStoredAsync(EventBatch batch, EventHead tried)
    {
        var now = await store.ReadAsync(EventRows.Partition, EventRows.Head, CancellationToken.None)
            ?? throw new InvalidOperationException("The head of the log of events is gone.");
        var isStored = now.ETag != tried.ETag
            && await store.ReadAsync(EventRows.Partition, batch.LastRow(tried), CancellationToken.None) is { } row
            && EventRows.IsOf(row, batch);
        _head = EventRows.ReadHead(now);
        return isStored;
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventName = LostEvent,
            Level = LogLevel.Error,
            Message = "{Count} {Kind} events that Agora handed out could not be stored, and are lost.")]
        public static partial void Lost(ILogger logger, string kind, int count);
    }
}
