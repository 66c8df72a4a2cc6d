using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class ZegoTokenTests
{
    private const string Secret = "9193cc662a4c0ec135ec71fb57194b38";

    // Put together with openssl (aes-256-cbc) after the vendor's description of token04, for "ada", from 1615186943, for an hour.
    private const string Token =
        "04AAAAAGBF2g8AEAABAgMEBQYHCAkKCwwNDg8AYJ1jZ9o3OuOm6CCymgBUlMUkfaPWHY7G91anfIBGWXE2Dd9i5PNqgDo+C6H6M1zQgfSJhERx"
        + "yLKHvUGvmSpk4f1OXw2VGf+oUNhbqNH6lgN7HQfHabHOwMuze5+izfopUw==";

    [Fact]
    public async Task A_token_of_this_app_is_read()
    {
        await using var zego = At(1615186943, Secret);

        var claims = zego.DecodeToken04(Token, "ada");

        Assert.Equal((12345u, "ada", -7, ""), (claims.AppId, claims.UserId, claims.Nonce, claims.Payload));
        Assert.Equal((1615186943, 1615190543), (claims.CreatedAt, claims.ExpiresAt));
    }

    [Theory]
    [InlineData(1615190544, "ada", Secret, "the token has expired")]
    [InlineData(1615186000, "ada", Secret, "the token is from the future")]
    [InlineData(1615186943, "grace", Secret, "the token is of another user")]
    [InlineData(1615186943, "ada", "00000000000000000000000000000000", "the token was not made with this secret")]
    public async Task A_token_that_is_not_right_is_refused(long now, string userId, string secret, string reason)
    {
        await using var zego = At(now, secret);

        var refused = Assert.Throws<RefusedTokenException>(() => zego.DecodeToken04(Token, userId));

        Assert.StartsWith(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_cut_short_is_refused()
    {
        await using var zego = At(1615186943, Secret);

        for (var length = 0; length < Token.Length; length++)
        {
            Assert.Throws<RefusedTokenException>(() => zego.DecodeToken04(Token[..length]));
        }
    }

    private static ZegoSimulator At(long now, string secret) => new(12345, secret) { ClockOffset = VendorClient.OffsetTo(now) };
}
