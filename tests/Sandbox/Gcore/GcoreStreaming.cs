using System.Globalization;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary>The Streaming Platform: statistics of rooms, recorded videos, four requests a second.</summary>
public sealed class GcoreStreaming(GcoreAccount account, TimeProvider rateClock) : VendorSimulator
{
    private readonly RateWindow _rate = new(perSecond: 4, rateClock);
    private readonly RoomStatistics _statistics = new();
    private readonly RecordedVideos _videos = new();
    private int _violations;

    /// <summary>Answers 429 beyond four requests in any one second.</summary>
    public bool LimitsRate { get; set; } = true;

    /// <summary>
    /// How often video servers send their figures: the times of those who have left are multiples of it, and known from then on.
    /// Zero: known at once, to the second.
    /// </summary>
    public TimeSpan StatisticsInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests came beyond the rate while it was limited.</summary>
    public int RateViolations => Volatile.Read(ref _violations);

    internal override IReadOnlyDictionary<string, Action<string>> Secrets =>
        new Dictionary<string, Action<string>>(StringComparer.Ordinal) { ["ApiToken"] = token => account.ApiToken = token };

    /// <summary>A session that is known as it is, whenever it was.</summary>
    public void AddSession(string roomId, string peerId, DateTimeOffset joined, DateTimeOffset left) =>
        _statistics.Add(new(roomId, peerId, joined, left, KnownFrom: DateTimeOffset.MinValue));

    /// <summary>
    /// A recording; answers its ID. Without metadata it is found, but reading it is 404; without an origin it has no MP4.
    /// </summary>
    public int AddVideo(string name, bool hasMetadata = true, bool hasOrigin = true) => _videos.Add(name, hasMetadata, hasOrigin);

    /// <summary>Takes down that a connection has ended.</summary>
    internal void Record(Participant participant, DateTimeOffset left)
    {
        var step = Math.Max(StatisticsInterval.Ticks, 1);
        var from = participant.JoinedAt.AddTicks(-(participant.JoinedAt.Ticks % step));
        var to = left.AddTicks((step - (left.Ticks % step)) % step);
        _statistics.Add(new(participant.RoomId, participant.PeerId, from, to, KnownFrom: to));
    }

    protected override Refusal? Check(ReceivedRequest request)
    {
        if (LimitsRate && !_rate.TryGrant())
        {
            Interlocked.Increment(ref _violations);
            return GcoreAnswer.Refuse((429, "more than four requests in one second"));
        }

        return GcoreAnswer.Refuse(account.Fault(request.Header("Authorization"), Now));
    }

    protected override VendorAnswer Respond(ReceivedRequest request)
    {
        if (request.Method is not "GET")
        {
            return GcoreAnswer.NotFound;
        }

        return request.RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["streaming", "statistics", "peers", "summary"] => _statistics.Respond(request, Now, RoomStatistics.Summarize),
            ["streaming", "statistics", "peers"] => _statistics.Respond(request, Now, RoomStatistics.Detail),
            ["streaming", "videos", "search"] => _videos.Search(request.QueryValue("q")),
            ["streaming", "videos"] => _videos.Search(request.QueryValue("search") ?? ""),
            ["streaming", "videos", var id] when int.TryParse(id, CultureInfo.InvariantCulture, out var number) => _videos.Describe(number),
            ["streaming", "videos", _] => GcoreAnswer.Failed(404, "Video not found"),
            _ => GcoreAnswer.NotFound,
        };
    }
}
