using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using RtcFunctions.Corezoid;

namespace RtcFunctions.Benchmarks;

/// <summary>Corezoid's signature against SHA-1 of the same bytes.</summary>
[BenchmarkCategory("Corezoid signature")]
public class CorezoidSignatureBenchmarks
{
    private const string ApiSecret = "fVYZxBMUPfRQ4G2cRWyKzTVNyZnjpz0mXGrTsYYvGwDKDmFwDS";
    private const long Timestamp = 1765000000;

    private readonly byte[] _content =
        """{"ops":[{"type":"create","obj":"task","conv_id":1023,"ref":"1234567890","data":{"phone":"+380500000000"}}]}"""u8.ToArray();

    private readonly byte[] _signed;
    private readonly byte[] _hash = new byte[SHA1.HashSizeInBytes];

    public CorezoidSignatureBenchmarks() =>
        _signed = Encoding.UTF8.GetBytes(CorezoidSignature.StringToSign(Timestamp, ApiSecret, _content));

    [Benchmark(Baseline = true)]
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "SHA-1 is the vendor's choice.")]
    public int BareHash() => SHA1.HashData(_signed, _hash);

    [Benchmark]
    [Bound(ratio: 1.5, Bytes = 104)]
    public string Signature() => CorezoidSignature.Compute(Timestamp, ApiSecret, _content);
}
