namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class StoragelessTests(StoragelessApp app) : IClassFixture<StoragelessApp>
{
    [Fact]
    public async Task Without_storage_nothing_is_answered_and_the_vendor_not_asked()
    {
        var post = await app.PostAsync(VerificationApp.Order("7"));
        var get = await app.ReadAsync("7");

        await post.ShouldBeProblemAsync(503, "storage_unavailable");
        await get.ShouldBeProblemAsync(503, "storage_unavailable");
        Assert.All([post, get], answer => Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        app.Vendor.EnsureNotCalled();
    }
}

public sealed class StoragelessApp : VerificationApp
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [.. base.Settings, new("Storage__SqlitePath", Path.Combine("no", "such", "folder", "rtc.db"))];
}
