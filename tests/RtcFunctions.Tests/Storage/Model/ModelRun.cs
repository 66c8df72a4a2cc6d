using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage.Model;

/// <summary>A sequence, carried out on a store and on the model side by side.</summary>
internal sealed class ModelRun(ITableStore store, ModelSequence sequence)
{
    private readonly string _room = $"model-{Guid.NewGuid():N}";
    private readonly Dictionary<int, TableModel> _models = [];

    public async Task AgreeAsync()
    {
        foreach (var step in sequence.Steps)
        {
            await (step switch
            {
                ModelStep.Read read => AgreeAsync(read),
                ModelStep.List list => AgreeAsync(list),
                ModelStep.Commit commit => AgreeAsync(commit),
                _ => throw new InvalidOperationException($"There is no step {step}."),
            });
        }

        foreach (var partition in _models.Keys.ToList())
        {
            await AgreeAsync(new ModelStep.List(partition, From: null, To: null, Limit: 1000));
        }
    }

    private async Task AgreeAsync(ModelStep.Read step)
    {
        var row = sequence.Rows[step.Row];

        var entity = await store.ReadAsync(Partition(step.Partition), row, CancellationToken.None);

        Assert.Equal(Model(step.Partition).Read(row), entity is null ? null : (entity.Properties.GetInt64("number"), entity.ETag));
    }

    private async Task AgreeAsync(ModelStep.List step)
    {
        var range = new RowRange(
            step.From is { } first ? sequence.Rows[first] : string.Empty, step.To is { } end ? sequence.Rows[end] : null);
        var read = new List<TableEntity>();

        for (RowRange? rest = range; rest is not null;)
        {
            var page = await store.ReadRangeAsync(Partition(step.Partition), rest.Value, step.Limit, CancellationToken.None);
            Assert.True(page.Next is null || page.Entities.Count == step.Limit);
            read.AddRange(page.Entities);
            rest = page.Next;
        }

        Assert.Equal(
            Model(step.Partition).List(range),
            read.Select(entity => (entity.Row, entity.Properties.GetInt64("number"), entity.ETag)));
    }

    private async Task AgreeAsync(ModelStep.Commit step)
    {
        var model = Model(step.Partition);
        var changes = step.Changes
            .Select(change => Change(model, change))
            .DistinctBy(change => change.Row, StringComparer.Ordinal)
            .ToList();
        var failure = model.FirstFailure(changes);

        var outcome = await store.CommitAsync(Partition(step.Partition), changes, CancellationToken.None);

        if (failure is { } index)
        {
            Assert.Equal(new CommitOutcome.ConditionFailed(index), outcome);
        }
        else
        {
            model.Apply(changes, Assert.IsType<CommitOutcome.Committed>(outcome).ETags);
        }
    }

    private TableChange Change(TableModel model, ModelStep.Change change)
    {
        var row = sequence.Rows[change.Row];
        var current = model.Read(row)?.ETag ?? model.StaleETag(row);
        var etag = change.ETag switch
        {
            ModelETag.Any => null,
            ModelETag.Stale => model.StaleETag(row) ?? current,
            _ => current,
        };
        var properties = new TableProperties { { "number", change.Number } };
        return (change.Kind, etag) switch
        {
            (TableChangeKind.Insert, _) => TableChange.Insert(row, properties),
            (TableChangeKind.Delete, _) => TableChange.Delete(row, etag),
            (TableChangeKind.Replace, not null) => TableChange.Replace(row, properties, etag),
            _ => TableChange.Upsert(row, properties),
        };
    }

    private string Partition(int number) => $"{_room}/{number}";

    private TableModel Model(int partition)
    {
        if (!_models.TryGetValue(partition, out var model))
        {
            _models.Add(partition, model = new());
        }

        return model;
    }
}
