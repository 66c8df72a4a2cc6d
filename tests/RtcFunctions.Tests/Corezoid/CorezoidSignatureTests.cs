using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Corezoid;

namespace RtcFunctions.Tests.Corezoid;

public sealed class CorezoidSignatureTests
{
    // github.com/corezoid/sdk-java at 24af4bd, src/test/java/com/corezoid/sdk/test/UtiisTest.java, testCheckSignTrue.
    private const long Time = 1389956320;
    private const string Secret = "tgGsR8FTuLXzzVBsp3rngeSgOB2E2pMFJDwAXarbrs92GmLiiy";
    private const string Content =
        "{\n   \"ops\":[\n      {\n         \"ref\":null,\n         \"type\":\"data\",\n         \"obj_id\":\"52d8d74610e87b10d98c8d90\",\n"
        + "         \"conv_id\":\"270\",\n         \"node_id\":\"52d837d210e87b10d979e98c\",\n         \"data\":{\n            \"id\":1077413\n"
        + "         },\n         \"extra\":{\n            \"id\":\"1412737\",\n            \"hide_products\":\"N\",\n            \"properties\":\"Y\",\n"
        + "            \"show_all\":\"Y\",\n            \"codeProduct\" : \"CRED\" \n         }\n      }\n   ]\n}";

    [Fact]
    public void The_vendors_own_sample_is_signed_as_in_its_sdk()
    {
        var signature = CorezoidSignature.Compute(Time, Secret, Encoding.UTF8.GetBytes(Content));

        Assert.Equal("e01f19285c09c8eff449a60fef9dbc3c8f3915db", signature);
    }

    [Fact]
    public void Any_content_and_secret_are_signed_as_one_text()
    {
        var property = Prop.ForAll<int, NonNull<string>, byte[]>((time, secret, content) =>
            CorezoidSignature.Compute(time, secret.Get, content) == SignPlainly(time, secret.Get, content));

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Content_of_megabytes_is_signed_as_one_text()
    {
        var content = new byte[3_000_000];
        content.AsSpan().Fill((byte)'x');

        var signature = CorezoidSignature.Compute(Time, Secret, content);

        Assert.Equal(SignPlainly(Time, Secret, content), signature);
    }

    [Fact]
    public void Signing_allocates_nothing_but_the_signature()
    {
        var content = Encoding.UTF8.GetBytes(Content);
        CorezoidSignature.Compute(Time, Secret, content);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var signature = CorezoidSignature.Compute(Time, Secret, content);

        // A string of 40 characters: its header, length and terminator beside them.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (2 * signature.Length) + 24);
    }

    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is the vendor's choice.")]
    private static string SignPlainly(long time, string secret, byte[] content)
    {
        byte[] text =
        [
            .. Encoding.UTF8.GetBytes(time.ToString(CultureInfo.InvariantCulture)),
            .. Encoding.UTF8.GetBytes(secret), .. content, .. Encoding.UTF8.GetBytes(secret),
        ];
        return Convert.ToHexStringLower(SHA1.HashData(text));
    }
}
