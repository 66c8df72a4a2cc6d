using System.Text;

namespace RtcFunctions.Storage.AzureTables;

// One commit until its outcome is known. Where an answer is lost, the entities tell whether it was applied: each carries the ID
// of the commit that wrote it. What an ETag guards is then sent again, for an ETag holds only once; anything else could take
// effect twice, so the caller hears of the outage instead.
internal sealed class BatchCommit(TablePipeline pipeline, TableAddress address, EntityReader reader, BatchRequest batch)
{
    private const int MaxAttempts = 3;

    // Of an entity that somebody else has written since: true to the form, and older than any account.
    private const string Overwritten = "W/\"datetime'1601-01-01T00%3A00%3A00Z'\"";

    public async Task<CommitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        StorageUnavailableException? lost = null;
        for (var attempt = 1; ; attempt++)
        {
            CommitOutcome? outcome = null;
            try
            {
                outcome = await SendAsync(cancellationToken);
            }
            catch (StorageUnavailableException exception)
            {
                lost = exception;
            }

            if (outcome is CommitOutcome.Committed || (outcome is not null && lost is null))
            {
                return outcome;
            }

            if (await FindAsync(cancellationToken) is { } applied)
            {
                return applied;
            }

            if (outcome is not null || attempt == MaxAttempts || !batch.IsGuarded)
            {
                throw new StorageUnavailableException("Nothing tells whether Table storage applied a commit.", lost);
            }
        }
    }

    private async Task<CommitOutcome> SendAsync(CancellationToken cancellationToken)
    {
        var answer = await SendOnceAsync(cancellationToken);
        if (answer.Error is { IsTableMissing: true })
        {
            await CreateTableAsync(cancellationToken);
            answer = await SendOnceAsync(cancellationToken);
        }

        return answer.Error is null && answer.ETags.Count == batch.Changes.Count ? new CommitOutcome.Committed(answer.ETags)
            : answer.Error is { IsConditionFailed: true } failed ? new CommitOutcome.ConditionFailed(failed.Change)
            : answer.Status >= 500 || answer.Error is null ? throw new StorageUnavailableException($"Table storage answered {answer}.")
            : throw new InvalidOperationException($"Table storage refused a commit: {answer.Error}.");
    }

    private async Task<BatchAnswer> SendOnceAsync(CancellationToken cancellationToken)
    {
        using var response = await pipeline.CommitAsync(address.Batch, batch.Content, cancellationToken);
        return BatchAnswer.Read(response);
    }

    // That it is there already is as good: another instance was first.
    private async Task CreateTableAsync(CancellationToken cancellationToken)
    {
        var content = new TableContent(Encoding.UTF8.GetBytes($$"""{"TableName":"{{address.Table}}"}"""), "application/json");
        using var response = await pipeline.CommitAsync(address.Tables, content, cancellationToken);
        if (response.Status is not (201 or 204 or 409))
        {
            throw new InvalidOperationException($"Table storage did not create {address.Table}: {TableError.Of(response)}.");
        }
    }

    private async Task<CommitOutcome?> FindAsync(CancellationToken cancellationToken)
    {
        var filter = TableAddress.OfCommit(batch.Partition, batch.CommitId);
        var written = await reader.QueryAsync(batch.Partition, filter, batch.Changes.Count, cancellationToken);
        if (written.Count == 0)
        {
            return null;
        }

        var etags = written.ToDictionary(entity => entity.Row, entity => entity.ETag, StringComparer.Ordinal);
        return new CommitOutcome.Committed(
            [.. batch.Changes.Select(change => change.Properties is null ? null : etags.GetValueOrDefault(change.Row, Overwritten))]);
    }
}
