using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Agora.Tokens;
using RtcFunctions.Sandbox;
using RtcFunctions.Tests.Sandbox;
using Simulated = RtcFunctions.Sandbox.Agora;

namespace RtcFunctions.Tests.Agora.Tokens;

public sealed class AccessToken2Tests() : SimulatorTests<AgoraSimulator>(new(AppId, Certificate, "customer", "secret"))
{
    private const string AppId = "970CA35de60c44645bbae8a215061b33";
    private const string Certificate = "5CFd2fd1755d40ecb72977518be15d3b";
    private const string Channel = "7d72365eb983485397e3e3f9d460bdda";
    private const string Uid = "2882341273";

    // What these tokens hold once inflated: the expected values of the vendor's own tests, AgoraIO/Tools,
    // DynamicKey/AgoraDynamicKey, cpp/test/AccessToken2_test.cpp and go/src/accesstoken2/accesstoken_test.go.
    [Theory]
    [InlineData("rtc", "200016a0b84c5a5e82cbf74fb813d09f59c54bdac9c06120580539ac97578e958b1a2000393730434133356465363063343436343562626165386132313530363162333347f410005802000001000000010001000100010058020000200037643732333635656239383334383533393765336533663964343630626464610a0032383832333431323733")]
    [InlineData("rtm", "20000d9a1df8a4e60649a82d4a68fb1f49581fb4d227b8f0b65773b79f1c89e7eb7c2000393730434133356465363063343436343562626165386132313530363162333347f4100058020000010000000100020001000100580200000900746573745f75736572")]
    [InlineData("chat", "200028523b422bbfe03ceee4d0caef59d686fe2518eb70077dda27cdfcd448ff64ae2000393730434133356465363063343436343562626165386132313530363162333347f4100058020000010000000100050001000100580200000a0032383832333431323733")]
    [InlineData("apaas", "20009c578dac75ba155666207ee2caec73887e3668d11f5de9870acfd1ea916807e02000393730434133356465363063343436343562626165386132313530363162333347f41000580200000100000001000700010003005802000000000000ffff")]
    [InlineData("rtc rtm chat", "20009543106a3c96afe1a0ea02a34a85b53d4a6d5194e907207b4239f319519bc3912000393730434133356465363063343436343562626165386132313530363162333347f410005802000001000000030001000100010058020000200037643732333635656239383334383533393765336533663964343630626464610a0032383832333431323733020001000100580200000900746573745f75736572050001000100580200000a0032383832333431323733")]
    [InlineData("publisher rtm fpa chat", "2000d8465c14db4fcf2c9292e33d39b6ea2875539f81e2ef0657fbb526362e4323352000393730434133356465363063343436343562626165386132313530363162333347f410005802000001000000040001000400010058020000020058020000030058020000040058020000200037643732333635656239383334383533393765336533663964343630626464610a0032383832333431323733020001000100580200000900746573745f7573657204000100010058020000050001000100580200000a0032383832333431323733")]
    public void A_token_holds_what_the_vendors_own_builder_puts_in(string services, string inflated)
    {
        var token = AccessToken2.Create(AppId, Certificate, issuedAt: 1111111, expiresIn: 600, salt: 1, [.. services.Split(' ').Select(Vector)]);

        Assert.StartsWith("007", token, StringComparison.Ordinal);
        Assert.Equal(inflated, Inflate(token[3..]));
    }

    [Fact]
    public void Any_channel_user_role_and_time_are_read_back_by_the_vendor()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<(string?, string?, short, ushort, uint)>(), wild =>
        {
            var (channel, user, role, seconds) = (Text(wild.Item1), Text(wild.Item2), wild.Item3, (uint)wild.Item4);
            var expiresIn = 60 + seconds;

            var read = Vendor.VerifyToken007(AccessToken2.Create(AppId, Certificate, Now, expiresIn, wild.Item5,
            [
                AgoraService.Rtc(channel, user, publishes: role > 0, seconds),
                AgoraService.Rtm(user, seconds + 1),
                AgoraService.Fpa(seconds + 2),
                AgoraService.Chat(user.Length == 0 ? null : user, seconds + 3),
                AgoraService.Apaas(channel, user, role, seconds + 4),
            ]));

            Assert.Equal((AppId, expiresIn, wild.Item5), (read.AppId, read.Expire, read.Salt));
            Assert.Equal(
                [
                    (Simulated.AgoraService.Rtc, channel, user, null, seconds, role > 0 ? "1 2 3 4" : "1"),
                    (Simulated.AgoraService.Rtm, null, user, null, seconds + 1, "1"),
                    (Simulated.AgoraService.Fpa, null, null, null, seconds + 2, "1"),
                    (Simulated.AgoraService.Chat, null, user, null, seconds + 3, user.Length == 0 ? "2" : "1"),
                    (Simulated.AgoraService.Apaas, channel, user, (short?)role, seconds + 4, "1"),
                ],
                read.Services.Select(service => (
                    service.Type, service.Room, service.User, service.Role,
                    service.Privileges.Values.Distinct().Single(), string.Join(' ', service.Privileges.Keys))));
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), property);
    }

    [Theory]
    [InlineData(null, null, "3")]
    [InlineData(null, "teacher", "2")]
    [InlineData("class", "teacher", "1")]
    public void An_apaas_privilege_goes_by_what_is_given(string? room, string? user, string privilege)
    {
        var token = AccessToken2.Create(AppId, Certificate, Now, 600, 7, [AgoraService.Apaas(room, user, role: null, 600)]);

        var service = Assert.Single(Vendor.VerifyToken007(token).Services);
        Assert.Equal(privilege, string.Join(' ', service.Privileges.Keys));
        Assert.Equal((room ?? "", user ?? "", (short)-1), (service.Room, service.User, service.Role));
    }

    [Fact]
    public void A_token_of_another_certificate_is_refused_by_the_vendor()
    {
        var token = AccessToken2.Create(AppId, Certificate.Replace('5', '6'), Now, 600, 7, [AgoraService.Fpa(600)]);

        Assert.Throws<RefusedTokenException>(() => Vendor.VerifyToken007(token));
    }

    [Fact]
    public void A_text_that_its_length_cannot_tell_throws_and_does_not_wrap() =>
        Assert.Throws<OverflowException>(
            () => AccessToken2.Create(AppId, Certificate, Now, 600, 7, [AgoraService.Rtm(new string('u', 65536), 600)]));

    [Fact]
    public void A_publishers_token_costs_under_two_kibibytes()
    {
        string Create() => AccessToken2.Create(AppId, Certificate, 1111111, 600, 1, [AgoraService.Rtc(Channel, Uid, publishes: true, 600)]);
        Create();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Create();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 1, 2047);
    }

    private static uint Now => (uint)TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    // Half a surrogate pair has no UTF-8; the door refuses it.
    private static string Text(string? wild) => string.Concat((wild ?? "").EnumerateRunes());

    private static AgoraService Vector(string name) => name switch
    {
        "rtc" => AgoraService.Rtc(Channel, Uid, publishes: false, 600),
        "publisher" => AgoraService.Rtc(Channel, Uid, publishes: true, 600),
        "rtm" => AgoraService.Rtm("test_user", 600),
        "fpa" => AgoraService.Fpa(600),
        "chat" => AgoraService.Chat(Uid, 600),
        _ => AgoraService.Apaas(room: null, user: null, role: null, 600),
    };

    private static string Inflate(string token)
    {
        using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(token)), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return Convert.ToHexStringLower(inflated.ToArray());
    }
}
