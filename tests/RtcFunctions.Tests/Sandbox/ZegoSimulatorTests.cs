using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class ZegoSimulatorTests() : SimulatorTests<ZegoSimulator>(AtTheTimeOfTheSample())
{
    // The sample of ZEGOCLOUD's page "Accessing Server APIs".
    private const string Sample =
        "/?Action=GetDigitalHumanList&AppId=12345&SignatureNonce=4fd24687296dd9f3&Timestamp=1615186943"
        + "&Signature=43e5cfcca828314675f91b001390566a&SignatureVersion=2.0";

    [Fact]
    public async Task The_sample_of_the_vendors_page_is_taken()
    {
        var answer = await VendorClient.GetAsync(Vendor, Sample);

        Assert.Equal(0, (int)answer["Code"]!);
        Assert.Equal(1, (int)answer["Data"]!["Total"]!);
        Assert.Null(Rejection);
    }

    [Theory]
    [InlineData("43e5cfcca828314675f91b001390566a", "43e5cfcca828314675f91b001390566b", 100000005)]
    [InlineData("43e5cfcca828314675f91b001390566a", "43E5CFCCA828314675F91B001390566A", 100000005)]
    [InlineData("4fd24687296dd9f3", "4fd24687296dd9f4", 100000005)]
    [InlineData("Timestamp=1615186943", "Timestamp=1615186944", 100000005)]
    [InlineData("Timestamp=1615186943", "Timestamp=1615186000", 100000004)]
    [InlineData("Timestamp=1615186943", "Timestamp=now", 100000003)]
    [InlineData("AppId=12345", "AppId=12346", 100000001)]
    [InlineData("AppId=12345", "AppId=12345&AppId=12345", 100000001)]
    [InlineData("SignatureVersion=2.0", "SignatureVersion=1.0", 100000014)]
    [InlineData("&SignatureVersion=2.0", "", 100000013)]
    [InlineData("&SignatureNonce=4fd24687296dd9f3", "", 100000008)]
    [InlineData("Action=GetDigitalHumanList", "Action=", 100000006)]
    public async Task A_changed_byte_is_refused(string part, string changed, int code)
    {
        var answer = await VendorClient.GetAsync(Vendor, Sample.Replace(part, changed, StringComparison.Ordinal));

        Assert.Equal(code, (int)answer["Code"]!);
        Assert.NotNull(Rejection);
    }

    [Fact]
    public async Task A_repeated_nonce_is_refused()
    {
        await VendorClient.GetAsync(Vendor, Sample);

        var answer = await VendorClient.GetAsync(Vendor, Sample);

        Assert.Equal(100000005, (int)answer["Code"]!);
    }

    [Theory]
    [InlineData(601)]
    [InlineData(-602)]
    public async Task A_stale_timestamp_is_refused(int seconds)
    {
        Vendor.ClockOffset += TimeSpan.FromSeconds(seconds);

        var answer = await VendorClient.GetAsync(Vendor, Sample);

        Assert.Equal(100000004, (int)answer["Code"]!);
    }

    [Fact]
    public async Task A_rotated_secret_is_refused()
    {
        Vendor.RotateSecret("00000000000000000000000000000000");

        var answer = await VendorClient.GetAsync(Vendor, Sample);

        Assert.Equal(100000005, (int)answer["Code"]!);
    }

    private static ZegoSimulator AtTheTimeOfTheSample() => new(12345, "9193cc662a4c0ec135ec71fb57194b38")
    {
        ClockOffset = VendorClient.OffsetTo(1615186943),
    };
}
