using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using RtcFunctions.Privasea;
using RtcFunctions.Secrets;

namespace RtcFunctions.Benchmarks;

/// <summary>Privasea's signature against HMAC-SHA256 of the same bytes.</summary>
[BenchmarkCategory("Privasea signature")]
public class PrivaseaSignatureBenchmarks
{
    private const string Request = "GET/api/v1/order/verify?orderId=8f2d1c&timestamp=1765000000000&userId=user-17";

    private static readonly Secret ApiSecret = new("NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j", version: "1");

    private readonly byte[] _key = Encoding.UTF8.GetBytes(ApiSecret.Value);
    private readonly byte[] _signed = Encoding.UTF8.GetBytes(Request);
    private readonly byte[] _hash = new byte[HMACSHA256.HashSizeInBytes];

    [Benchmark(Baseline = true)]
    public int BareHash() => HMACSHA256.HashData(_key, _signed, _hash);

    [Benchmark]
    [Bound(ratio: 1.5, Bytes = 152)]
    public string Signature() => PrivaseaSignature.Compute(ApiSecret, Request, body: []);
}
