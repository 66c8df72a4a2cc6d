using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

/// <summary>How far what is known of a room has been compared with what the vendor knows.</summary>
internal sealed record Reconciled
{
    public static readonly Reconciled Never = new();

    /// <summary>The number of the newest event that is about presence.</summary>
    public long LastPresence { get; init; }

    /// <summary>What that was when the room was last found empty and in order.</summary>
    public long Settled { get; init; }

    /// <summary>Whether somebody is or was there since: such a room is compared at each run.</summary>
    public bool IsOpen => LastPresence > Settled;

    /// <summary>When each peer had last been asked for.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>In a round that takes several runs: how many peers, in the order of their IDs, have been asked for.</summary>
    public long Asked { get; init; }

    /// <summary>How many more the vendor has than we know of.</summary>
    public long Surplus { get; init; }

    public static Reconciled From(TableProperties row) => new()
    {
        LastPresence = row.GetInt64("lastPresence") ?? 0,
        Settled = row.GetInt64("settled") ?? 0,
        AskedAt = row.GetDateTimeOffset("askedAt"),
        Asked = row.GetInt64("asked") ?? 0,
        Surplus = row.GetInt64("surplus") ?? 0,
    };

    public void AddTo(TableProperties row)
    {
        row.Add("lastPresence", LastPresence.Sparsely());
        row.Add("settled", Settled.Sparsely());
        row.Add("askedAt", AskedAt);
        row.Add("asked", Asked.Sparsely());
        row.Add("surplus", Surplus.Sparsely());
    }
}
