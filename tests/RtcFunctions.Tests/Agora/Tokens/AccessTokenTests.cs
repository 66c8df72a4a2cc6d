using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Agora.Tokens;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Sandbox;

namespace RtcFunctions.Tests.Agora.Tokens;

public sealed class AccessTokenTests() : SimulatorTests<AgoraSimulator>(new(AppId, Certificate, "customer", "secret"))
{
    private const string AppId = "970CA35de60c44645bbae8a215061b33";
    private const string Certificate = "5CFd2fd1755d40ecb72977518be15d3b";

    // AgoraIO/Tools, DynamicKey/AgoraDynamicKey: cpp/test/AccessToken_test.cpp and ruby/test/rtm_token_builder_spec.rb.
    [Theory]
    [InlineData(
        "7d72365eb983485397e3e3f9d460bdda", "2882341273", 1,
        "006970CA35de60c44645bbae8a215061b33IACV0fZUBw+72cVoL9eyGGh3Q6Poi8bgjwVLnyKSJyOXR7dIfRBXoFHlEAABAAAAR/QQAAEAAQCvKDdW")]
    [InlineData(
        "test_user", "", 1000,
        "006970CA35de60c44645bbae8a215061b33IAAsR0qgiCxv0vrpRcpkz5BrbfEWCBZ6kvR6t7qG/wJIQob86ogAAAAAEAABAAAAR/QQAAEA6AOvKDdW")]
    public void A_token_is_the_one_of_the_vendors_own_builder(string channel, string uid, ushort privilege, string expected)
    {
        var token = AccessToken.Create(AppId, Certificate, channel, uid, salt: 1, expiresAt: 1111111, [privilege], servedUntil: 1446455471);

        Assert.Equal(expected, token);
    }

    [Fact]
    public void Any_channel_user_and_time_are_read_back_by_the_vendor()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<(string?, string?, bool, ushort, uint)>(), wild =>
        {
            var (channel, user, publishes, seconds, salt) = (Text(wild.Item1), Text(wild.Item2), wild.Item3, wild.Item4, wild.Item5);

            var read = Vendor.VerifyToken006(
                AccessToken.Create(AppId, Certificate, 1111111, 600, salt, AgoraService.Rtc(channel, user, publishes, seconds)), channel, user);

            Assert.Equal((AppId, salt, 1111711u), (read.AppId, read.Salt, read.Timestamp));
            Assert.Equal(publishes ? "1 2 3 4" : "1", string.Join(' ', read.Privileges.Keys));
            Assert.All(read.Privileges.Values, until => Assert.Equal(1111111u + seconds, until));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), property);
    }

    [Fact]
    public void A_signaling_users_token_has_him_for_its_channel_and_may_log_in()
    {
        var token = AccessToken.Create(AppId, Certificate, 1111111, 600, 7, AgoraService.Rtm("alice", 300));

        var read = Vendor.VerifyToken006(token, channel: "alice", uid: "");

        Assert.Equal(new Dictionary<int, uint> { [1000] = 1111411 }, read.Privileges);
    }

    [Fact]
    public void A_token_of_another_certificate_or_channel_is_refused_by_the_vendor()
    {
        var service = AgoraService.Rtc("lobby", "1", publishes: false, 600);

        var foreign = AccessToken.Create(AppId, Certificate.Replace('5', '6'), 1111111, 600, 7, service);
        var token = AccessToken.Create(AppId, Certificate, 1111111, 600, 7, service);

        Assert.Throws<RefusedTokenException>(() => Vendor.VerifyToken006(foreign, "lobby", "1"));
        Assert.Throws<RefusedTokenException>(() => Vendor.VerifyToken006(token, "lobby", "2"));
    }

    private static string Text(string? wild) => string.Concat((wild ?? "").EnumerateRunes());
}
