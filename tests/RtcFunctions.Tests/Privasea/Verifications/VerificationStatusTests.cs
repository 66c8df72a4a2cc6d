using System.Text;
using RtcFunctions.Privasea.Verifications;

namespace RtcFunctions.Tests.Privasea.Verifications;

public sealed class VerificationStatusTests
{
    [Theory]
    [InlineData("""{"code":0,"data":{"verify_status":0}}""", "pending")]
    [InlineData("""{"code":0,"data":{"verify_status":1},"msg":"ok","timestamp":1727427295325}""", "verified")]
    [InlineData("""{"code":0,"data":{"verify_status":2}}""", "failed")]
    [InlineData("""{"code":0,"data":{"verify_status":3}}""", "not_yourself")]
    [InlineData("""{"code":200404,"error":"Response timed out.","msg":"NotFound"}""", "expired")]
    [InlineData("""{"code":0,"data":{"verify_status":4}}""", null)]
    [InlineData("""{"code":0,"data":{"verify_status":-1}}""", null)]
    [InlineData("""{"code":0,"data":{"verify_status":1.5}}""", null)]
    [InlineData("""{"code":0,"data":{"verify_status":true}}""", null)]
    [InlineData("""{"code":0,"data":{}}""", null)]
    [InlineData("""{"code":0,"data":[1]}""", null)]
    [InlineData("""{"code":0}""", null)]
    [InlineData("""{"code":200403,"data":{"verify_status":1}}""", null)]
    [InlineData("""{"code":"200404"}""", null)]
    [InlineData("""{"data":{"verify_status":1}}""", null)]
    [InlineData("""{"code":0,"data":{"verify_status":1,"verify_status":2}}""", null)]
    [InlineData("""{"code":0,"data":{"verify_status":1}""", null)]
    [InlineData("200404", null)]
    [InlineData("", null)]
    public void An_answer_says_how_a_verification_stands_or_nothing(string answer, string? expected) =>
        Assert.Equal(expected, VerificationStatus.Read(PrivaseaEnvelope.Read(Encoding.UTF8.GetBytes(answer))));
}
