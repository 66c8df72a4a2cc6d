using RtcFunctions.Storage;

namespace RtcFunctions.Agora.Events;

/// <summary>Events of one commit; <paramref name="Id"/> is in each of its rows, and tells them from another writer's.</summary>
internal sealed record EventBatch(string Id, string Kind, DateTimeOffset At, IReadOnlyList<PackedEvents> Rows)
{
    public int Count { get; } = Rows.Sum(row => row.Count);

    /// <summary>The last of its rows, where it was committed behind <paramref name="head"/>.</summary>
    public string LastRow(EventHead head) => EventCursor.Format(head.Last + Count);

    /// <summary>The commit that puts the batch behind <paramref name="head"/>, or fails where that is the head no more.</summary>
    public IReadOnlyList<TableChange> Behind(EventHead head)
    {
        var last = head.Last;
        List<TableChange> changes = [TableChange.Replace(EventRows.Head, EventRows.HeadAt(head.Last + Count), head.ETag)];
        foreach (var row in Rows)
        {
            last += row.Count;
            changes.Add(TableChange.Insert(EventCursor.Format(last), EventRows.Events(row, this)));
        }

        return changes;
    }
}
