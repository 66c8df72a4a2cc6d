using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using RtcFunctions.Zego;

namespace RtcFunctions.Benchmarks;

/// <summary>ZEGOCLOUD's signature against MD5 of the same bytes.</summary>
[BenchmarkCategory("Zego signature")]
public class ZegoSignatureBenchmarks
{
    private const uint AppId = 1234567890;
    private const string Nonce = "15215528852396ab";
    private const string ServerSecret = "0123456789abcdef0123456789abcdef";
    private const long Timestamp = 1765000000;

    private readonly byte[] _signed = Encoding.UTF8.GetBytes(ZegoSignature.StringToSign(AppId, Nonce, ServerSecret, Timestamp));
    private readonly byte[] _hash = new byte[MD5.HashSizeInBytes];

    [Benchmark(Baseline = true)]
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "MD5 is the vendor's choice.")]
    public int BareHash() => MD5.HashData(_signed, _hash);

    [Benchmark]
    [Bound(ratio: 1.5, Bytes = 88)]
    public string Signature() => ZegoSignature.Compute(AppId, Nonce, ServerSecret, Timestamp);
}
