using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class AgoraTokenTests
{
    [Fact]
    public async Task An_007_token_of_the_vendor_is_read()
    {
        await using var agora = AgoraVectors.Simulator();

        var token = agora.VerifyToken007(AgoraVectors.Rtm007);

        var service = Assert.Single(token.Services);
        Assert.Equal((2, "test_user"), (service.Type, service.User));
        Assert.Equal((1111111u, 600u, 1u), (token.IssuedAt, token.Expire, token.Salt));
    }

    [Fact]
    public async Task An_006_token_of_the_vendor_is_read()
    {
        await using var agora = AgoraVectors.Simulator();

        var token = agora.VerifyToken006(AgoraVectors.Rtm006, channel: "test_user", uid: "");

        Assert.Equal(1446455471u, token.Privileges[1000]);
    }

    [Fact]
    public async Task A_changed_byte_is_refused()
    {
        await using var agora = AgoraVectors.Simulator();

        for (var i = 0; i < AgoraVectors.Rtm007Payload.Length; i += 2)
        {
            var changed = Changed(AgoraVectors.Rtm007Payload, i);

            Assert.Throws<RefusedTokenException>(() => agora.VerifyToken007(AgoraVectors.Deflated(changed)));
        }
    }

    [Fact]
    public async Task A_changed_byte_of_an_006_token_is_refused()
    {
        await using var agora = AgoraVectors.Simulator();

        for (var i = 35; i < AgoraVectors.Rtm006.Length; i++)
        {
            var changed = Changed(AgoraVectors.Rtm006, i);

            Assert.Throws<RefusedTokenException>(() => agora.VerifyToken006(changed, channel: "test_user", uid: ""));
        }
    }

    [Fact]
    public async Task A_rotated_certificate_refuses_old_tokens()
    {
        await using var agora = AgoraVectors.Simulator();

        agora.RotateCertificate("00000000000000000000000000000000");

        Assert.Throws<RefusedTokenException>(() => agora.VerifyToken007(AgoraVectors.Rtm007));
        Assert.Throws<RefusedTokenException>(() => agora.VerifyToken006(AgoraVectors.Rtm006, channel: "test_user", uid: ""));
    }

    private static string Changed(string text, int at) => text[..at] + (text[at] == '1' ? '2' : '1') + text[(at + 1)..];
}
