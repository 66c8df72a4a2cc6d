using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>How many are connected to a room, since when anybody is, and the occasion before that.</summary>
internal sealed record Occupancy
{
    public static readonly Occupancy Empty = new();

    public long Connected { get; init; }

    /// <summary>The first <c>connected</c> since it was last empty; null while it is.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The occasion that ended last, until its attendance has been collected.</summary>
    public Occasion? Ended { get; init; }

    public Occupancy Enter(DateTimeOffset now) => this with { Connected = Connected + 1, Since = Since ?? now };

    public Occupancy Leave(DateTimeOffset now) => Connected > 1
        ? this with { Connected = Connected - 1 }
        : new Occupancy { Ended = Since is { } since ? new(since, now) : Ended };

    public static Occupancy From(TableProperties row) => new()
    {
        Connected = row.GetInt64("connected") ?? 0,
        Since = row.GetDateTimeOffset("occupiedSince"),
        Ended = row.GetDateTimeOffset("endedFrom") is { } from ? new(from, row.GetDateTimeOffset("endedAt")!.Value) : null,
    };

    public void AddTo(TableProperties row)
    {
        row.Add("connected", Connected.Sparsely());
        row.Add("occupiedSince", Since);
        row.Add("endedFrom", Ended?.From);
        row.Add("endedAt", Ended?.To);
    }
}
