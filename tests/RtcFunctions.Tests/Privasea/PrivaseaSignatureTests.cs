using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Privasea;
using RtcFunctions.Secrets;

namespace RtcFunctions.Tests.Privasea;

public sealed class PrivaseaSignatureTests
{
    private static readonly Secret ApiSecret = new("123456", version: "1");

    // The vendor's page prints these strings to sign and this secret, but no result: the hex was computed with OpenSSL,
    // `printf %s "$string" | openssl dgst -sha256 -hmac 123456`.
    [Theory]
    [InlineData(
        "GET/api/v1/verification/channel_code?channel=ABC&channel_user_id=1&expire_at=30&operation_type=0",
        "c559b7ab041b28c57022f63351188ada4a053e0a24ee14332ab5155838300a9f")]
    [InlineData(
        "GET/api/v1/verification/link_code?channel=ABC&channel_user_id=1&expire_at=30&operation_type=0&timestamp=1727403250336",
        "51c8011f8901febdc5ee49253d8e785819863d4e62a14c13f15223f0673efbd8")]
    public void The_strings_of_the_vendors_page_are_signed_as_openssl_does(string request, string expected)
    {
        var signature = PrivaseaSignature.Compute(ApiSecret, request, []);

        Assert.Equal(expected, signature);
    }

    [Fact]
    public void Any_request_and_body_are_signed_as_one_text()
    {
        var property = Prop.ForAll<NonNull<string>, NonNull<string>, byte[]>((secret, request, body) =>
        {
            var expected = Hash(secret.Get, [.. Encoding.UTF8.GetBytes(request.Get), .. body]);
            return PrivaseaSignature.Compute(new(secret.Get, version: "1"), request.Get, body) == expected;
        });

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Requests_that_are_signed_at_once_do_not_mix()
    {
        Parallel.For(0, 10_000, number =>
        {
            var request = $"GET/api/v1/verification/verify_status?order_id={number}";

            Assert.Equal(Hash(ApiSecret.Value, Encoding.UTF8.GetBytes(request)), PrivaseaSignature.Compute(ApiSecret, request, []));
        });
    }

    [Fact]
    public void Signing_allocates_nothing_but_the_signature()
    {
        const string Request = "GET/api/v1/verification/verify_status?channel=ABC&channel_user_id=1&order_id=7";
        PrivaseaSignature.Compute(ApiSecret, Request, []);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var signature = PrivaseaSignature.Compute(ApiSecret, Request, []);

        // A string of 64 characters: its header, length and terminator beside them.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (2 * signature.Length) + 24);
    }

    private static string Hash(string secret, byte[] text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), text));
}
