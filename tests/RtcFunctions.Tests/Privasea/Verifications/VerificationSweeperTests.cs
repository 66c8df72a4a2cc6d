using RtcFunctions.Privasea.Verifications;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class VerificationSweeperTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly ManualClock _clock = new();
    private readonly VerificationStore _verifications;

    public VerificationSweeperTests() => _verifications = new VerificationStore(_file.Store, _clock);

    [Fact]
    public async Task What_was_decided_long_ago_goes_and_what_is_open_or_new_stays()
    {
        var open = await StartAsync("open", TimeSpan.FromDays(60));
        var decided = await StartAsync("decided", TimeSpan.FromMinutes(15));
        await _verifications.DecideAsync(decided, VerificationStatus.Verified, default);
        _clock.Advance(TimeSpan.FromDays(31));
        var fresh = await StartAsync("fresh", TimeSpan.FromMinutes(15));
        await _verifications.DecideAsync(fresh, VerificationStatus.Failed, default);

        await SweepAsync();

        Assert.Null(await _verifications.FindAsync(decided, default));
        Assert.Equal(VerificationStatus.Pending, (await _verifications.FindAsync(open, default))!.Status);
        Assert.Equal(VerificationStatus.Failed, (await _verifications.FindAsync(fresh, default))!.Status);
    }

    [Fact]
    public async Task One_that_nobody_asked_about_since_its_end_goes_too()
    {
        await StartAsync("forgotten", TimeSpan.FromMinutes(15));
        _clock.Advance(TimeSpan.FromDays(31));

        await SweepAsync();
        await SweepAsync();

        Assert.Empty((await _file.Store.ReadRangeAsync(VerificationRows.Partition, RowRange.All, 10, default)).Entities);
    }

    public void Dispose() => _file.Dispose();

    private Task SweepAsync() =>
        new VerificationSweeper(_file.Store, _verifications, _clock).SweepAsync(_clock.GetUtcNow().AddDays(-30), default);

    private async Task<VerificationOrder> StartAsync(string orderId, TimeSpan life)
    {
        var now = _clock.GetUtcNow();
        var order = new VerificationOrder("ABC", "0x71C7", orderId);
        await _verifications.AddAsync(Verification.Start(order, new VerifyCode("8gHRDs", now + life), minutes: null, now), default);
        return order;
    }
}
