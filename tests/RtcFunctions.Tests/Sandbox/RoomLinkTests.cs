using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

public sealed class RoomLinkTests
{
    // The room and the token of the moderator's link on the vendor's page are of no known key; this one was made with openssl:
    // HS256 over {"typ":"JWT","alg":"HS256"} and {"roomId":"serv0_test1","role":"moderator"} with the key below.
    private const string Key = "a-text-of-at-least-thirty-two-bytes";
    private const string Hs256 =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJyb29tSWQiOiJzZXJ2MF90ZXN0MSIsInJvbGUiOiJtb2RlcmF0b3IifQ.F3BALVx3VH1Tm5U_j3cvc2Dn"
        + "5E1Jx4uI5sbbg1XiinM";

    // The same claims under RS256, signed with openssl and the private half of this key.
    private const string PublicKey =
        """
        -----BEGIN PUBLIC KEY-----
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA23gcDDGv1jKy/9YhJeZN
        iawb7tuEVkCtBmEZgWbQ72vF+LMyxIBbNkgOq2OUd2SRae2MuiPDrDTK2E6sHOMG
        qifBP2wT4QivlRlFMepVHXk7gewym3ewKr05L07LFsjlZFi37/V+G5TSLFQK8tWj
        MjozVAFPMDNiLcuh70+yo/X9AP9NHvL+iemFSIErrg8cBD+XRb4OAkxkXsjvNk59
        DJdqPf9w4uEGwy28nyEAJix304PLmLmKKKgBqDYjqR708kqhzAQpE+ctWWP2Z2lp
        F/NWeTETzSKenDZEPhIHxvfq8yHyQ3wJ1HGC30B1MYGOyaEZGqbCCDjhBZWzLInK
        mwIDAQAB
        -----END PUBLIC KEY-----
        """;

    private const string Rs256 =
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJyb29tSWQiOiJzZXJ2MF90ZXN0MSIsInJvbGUiOiJtb2RlcmF0b3IifQ.p7IKm52D5EDNTNFkx-cOusTi"
        + "nIZWQed1RQAtXAl_hJPcIw9Nk0Vkk6GDJxqw_Y4dB6Lz7z-oenxP3Tuua64RRDI9eaeiVdQxn8baKNvTlyxFpH7QFDdcMLZeTZ8lgK5djjST9BwL7GcFIpzg"
        + "5k7Zww5lFzn7Ns-VIVbQ_BEm9NBxYNnpXa3TeRDnUWIMBkpdc5HmFuOaZnEm2CJjokInNMBzboPXbZEBiuBrWVSi2FaX9372PHft0zXnJNNBZS2TfLrNI-kU"
        + "zRYzSTk4_HOVvqgDHcZME1NTJ4sBRfa4dEEgfe_CGWQBrhtmEThlkRcP5ESkGq_ka2hHzyrEZpMXRA";

    [Fact]
    public async Task A_link_whose_token_is_right_is_opened()
    {
        await using var gcore = new GcoreSimulator("token", "ada", "lovelace", Key);

        var link = gcore.Open($"https://meet.gcore.com/call/?roomId=serv0_test1&lang=en&token={Hs256}");

        Assert.Equal(("call", "serv0_test1", "moderator"), (link.Mode, link.RoomId, (string?)link.Claims!["role"]));
    }

    [Fact]
    public async Task A_token_signed_with_RSA_is_taken_with_its_public_key()
    {
        await using var gcore = new GcoreSimulator("token", "ada", "lovelace", PublicKey);

        var link = gcore.Open($"https://meet.gcore.com/webinar/serv0_test1?token={Rs256}");

        Assert.Equal(("webinar", "serv0_test1", "moderator"), (link.Mode, link.RoomId, (string?)link.Claims!["role"]));
    }

    [Theory]
    [InlineData("https://meet.gcore.com/call/?roomId=serv0_test2&token=" + Hs256)]
    [InlineData("https://meet.gcore.com/call/serv0_test2?token=" + Hs256)]
    [InlineData("https://meet.gcore.com/call/?token=" + Hs256)]
    [InlineData("https://meet.gcore.com/call/?roomId=serv0_test1&accessToken=x&token=" + Hs256)]
    [InlineData("https://meet.gcore.com/call/?roomId=serv0_test1&token=x" + Hs256)]
    public async Task A_link_with_a_token_for_another_room_is_refused(string url)
    {
        await using var gcore = new GcoreSimulator("token", "ada", "lovelace", Key);

        Assert.Throws<RefusedTokenException>(() => gcore.Open(url));
    }

    [Fact]
    public async Task A_token_of_another_key_is_refused()
    {
        await using var gcore = new GcoreSimulator("token", "ada", "lovelace", Key + "x");

        Assert.Throws<RefusedTokenException>(() => gcore.Open($"https://meet.gcore.com/call/?roomId=serv0_test1&token={Hs256}"));
    }
}
