using System.Security.Cryptography;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Sessions;

/// <summary>
/// The row by which one instance at a time renews the shared session. It names the refresh token that was claimed last, and is
/// written before that token is sent: so each token is sent by one instance alone, also where that one dies on the way or
/// wakes up when its turn is long over. Nobody sends it after that one: whether it arrived is not known.
/// </summary>
internal sealed class RenewalLock(ITableStore table, TimeProvider clock)
{
    public const string Partition = "meet:session";

    /// <summary>How long a turn lasts that nobody gives back: time for a refresh and what comes before and after it.</summary>
    public static readonly TimeSpan TurnLength = TimeSpan.FromSeconds(20);

    // A turn that ends later than this was taken by a clock that is ahead of ours; it blocks nobody.
    private static readonly TimeSpan LatestEnd = TimeSpan.FromSeconds(30);

    private const string Row = "renewal";
    private const string Owner = "owner";
    private const string Until = "until";
    private const string Sent = "sent";

    private readonly string _owner = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>A turn, with <paramref name="refreshToken"/> claimed where nobody has done so before; null while another has his.</summary>
    public async Task<RenewalTurn?> TakeAsync(string? refreshToken, CancellationToken cancellationToken)
    {
        var row = await table.ReadAsync(Partition, Row, cancellationToken);
        var now = clock.GetUtcNow();
        if (row is not null && IsTaken(row.Properties, now))
        {
            return null;
        }

        var sent = row?.Properties.GetString(Sent);
        var claim = refreshToken is null || Digest.Of(refreshToken) == sent ? null : Digest.Of(refreshToken);
        var until = now + TurnLength;
        var properties = new TableProperties { { Owner, _owner }, { Until, until }, { Sent, claim ?? sent } };
        var change = row is null ? TableChange.Insert(Row, properties) : TableChange.Replace(Row, properties, row.ETag);
        return await table.CommitAsync(Partition, [change], cancellationToken) is CommitOutcome.Committed { ETags: [{ } etag] }
            ? new(etag, until, claim ?? sent, claim)
            : null;
    }

    /// <summary>Lets the next one go ahead; a turn that another has taken over meanwhile stays his.</summary>
    public Task GiveBackAsync(RenewalTurn turn, CancellationToken cancellationToken) => table.CommitAsync(
        Partition, [TableChange.Replace(Row, new TableProperties { { Sent, turn.Sent } }, turn.ETag)], cancellationToken);

    // This instance renews one session at a time: a turn of its own that still stands was taken by a commit without an answer.
    private bool IsTaken(TableProperties row, DateTimeOffset now) =>
        row.GetDateTimeOffset(Until) is { } until && until > now && until <= now + LatestEnd && row.GetString(Owner) != _owner;
}
