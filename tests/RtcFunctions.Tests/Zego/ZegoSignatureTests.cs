using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Zego;

namespace RtcFunctions.Tests.Zego;

public sealed class ZegoSignatureTests
{
    // The sample of the vendor's page "Accessing Server APIs".
    [Fact]
    public void The_vendors_own_sample_is_signed_as_on_its_page()
    {
        var signature = ZegoSignature.Compute(12345, "4fd24687296dd9f3", "9193cc662a4c0ec135ec71fb57194b38", 1615186943);

        Assert.Equal("43e5cfcca828314675f91b001390566a", signature);
    }

    [Fact]
    [SuppressMessage("Security", "CA5351", Justification = "MD5 is the vendor's choice.")]
    public void Whatever_is_signed_is_signed_as_one_text()
    {
        var property = Prop.ForAll<uint, NonNull<string>, (NonNull<string> Secret, long Time)>((appId, nonce, signed) =>
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{appId}{nonce.Get}{signed.Secret.Get}{signed.Time}");
            var expected = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
            return ZegoSignature.Compute(appId, nonce.Get, signed.Secret.Get, signed.Time) == expected;
        });

        property.QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Signing_allocates_nothing_but_the_signature()
    {
        ZegoSignature.Compute(12345, "4fd24687296dd9f3", "9193cc662a4c0ec135ec71fb57194b38", 1615186943);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var signature = ZegoSignature.Compute(12345, "4fd24687296dd9f3", "9193cc662a4c0ec135ec71fb57194b38", 1615186943);

        // A string of 32 characters: its header, length and terminator beside them.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (2 * signature.Length) + 24);
    }
}
