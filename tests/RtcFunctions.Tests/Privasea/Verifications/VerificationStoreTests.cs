using RtcFunctions.Privasea.Verifications;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class VerificationStoreTests : IDisposable
{
    private static readonly VerificationOrder Order = new("ABC", "0x71C7", "7");

    private readonly SqliteFile _file = new();
    private readonly ManualClock _clock = new();
    private readonly VerificationStore _verifications;

    public VerificationStoreTests() => _verifications = new VerificationStore(_file.Store, _clock);

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Of_two_decisions_the_one_that_is_stored_first_holds()
    {
        await _verifications.AddAsync(Started(), default);
        var second = new VerificationStore(
            new ForestalledStore(_file.Store, () => _verifications.DecideAsync(Order, VerificationStatus.Failed, default)), _clock);

        await second.DecideAsync(Order, VerificationStatus.Verified, default);

        Assert.Equal(VerificationStatus.Failed, (await _verifications.FindAsync(Order, default))!.Status);
    }

    [Fact]
    public async Task One_that_is_decided_while_it_is_read_as_expired_reads_as_decided()
    {
        await _verifications.AddAsync(Started(), default);
        _clock.Advance(TimeSpan.FromMinutes(15));
        var reader = new VerificationStore(
            new ForestalledStore(_file.Store, () => _verifications.DecideAsync(Order, VerificationStatus.Verified, default)), _clock);

        var read = await reader.FindAsync(Order, default);

        Assert.Equal(VerificationStatus.Verified, read!.Status);
        Assert.Equal(read, await _verifications.FindAsync(Order, default));
    }

    [Fact]
    public async Task One_that_was_read_as_expired_stays_so()
    {
        var started = Started();
        await _verifications.AddAsync(started, default);
        _clock.Advance(TimeSpan.FromMinutes(15));

        var read = await _verifications.FindAsync(Order, default);
        await _verifications.DecideAsync(Order, VerificationStatus.Verified, default);

        Assert.Equal((VerificationStatus.Expired, started.ExpiresAt), (read!.Status, read.DecidedAt));
        Assert.Equal(read, await _verifications.FindAsync(Order, default));
    }

    [Fact]
    public async Task A_decision_that_was_asked_for_in_time_holds_though_it_comes_late()
    {
        var started = Started();
        await _verifications.AddAsync(started, default);
        _clock.Advance(TimeSpan.FromMinutes(16));

        await _verifications.DecideAsync(Order, VerificationStatus.Verified, default);

        var decided = await _verifications.FindAsync(Order, default);
        Assert.Equal((VerificationStatus.Verified, started.ExpiresAt), (decided!.Status, decided.DecidedAt));
    }

    [Fact]
    public async Task Only_those_that_are_open_are_read_to_be_followed()
    {
        var orders = Enumerable.Range(1, 5).Select(number => Order with { OrderId = $"{number}/\u6f22" }).ToArray();
        foreach (var order in orders)
        {
            await _verifications.AddAsync(Started(order), default);
        }

        await _verifications.AddAsync(Started(Order, minutes: -1), default);
        await _verifications.DecideAsync(orders[1], VerificationStatus.Failed, default);

        var first = await _verifications.ReadOpenAsync(after: null, 3, default);
        var rest = await _verifications.ReadOpenAsync(first.Next, 3, default);

        Assert.Equal([orders[0], orders[2], orders[3], orders[4]], first.Open.Concat(rest.Open).Select(open => open.Order));
        Assert.All(first.Open, open => Assert.Equal(_clock.GetUtcNow().AddMinutes(15), open.ExpiresAt));
        Assert.Equal((3, null), (first.Open.Count, rest.Next));
    }

    [Fact]
    public async Task What_is_marked_open_but_not_there_is_marked_no_more()
    {
        await _verifications.AddAsync(Started(), default);
        await _file.Store.CommitAsync(VerificationRows.Partition, [TableChange.Delete(VerificationRows.Of(Order))], default);

        await _verifications.DecideAsync(Order, VerificationStatus.Expired, default);

        Assert.Empty((await _verifications.ReadOpenAsync(after: null, 10, default)).Open);
        Assert.Null(await _verifications.FindAsync(Order, default));
    }

    [Fact]
    public async Task An_order_is_added_once()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 10).Select(number =>
            _verifications.AddAsync(Started() with { VerifyCode = $"code-{number}" }, default)));

        Assert.Single(added, isNew => isNew);
        Assert.Equal($"code-{Array.IndexOf(added, true)}", (await _verifications.FindAsync(Order, default))!.VerifyCode);
    }

    private Verification Started(VerificationOrder? order = null, int minutes = 15)
    {
        var now = _clock.GetUtcNow();
        return Verification.Start(order ?? Order, new VerifyCode("8gHRDs", now.AddMinutes(minutes)), minutes: null, now);
    }
}
