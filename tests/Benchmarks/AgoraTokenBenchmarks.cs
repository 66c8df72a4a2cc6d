using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using RtcFunctions.Agora.Tokens;

namespace RtcFunctions.Benchmarks;

/// <summary>A <c>007</c> token for a publisher against the three HMACs and the zlib of the same bytes.</summary>
[BenchmarkCategory("Agora 007 token")]
public class AgoraTokenBenchmarks
{
    private const string AppId = "970CA35de60c44645bbae8a215061b33";
    private const string Certificate = "5CFd2fd1755d40ecb72977518be15d3b";
    private const uint IssuedAt = 1765000000;
    private const uint Lifetime = 3600;
    private const uint Salt = 12345678;

    private readonly byte[] _number = new byte[sizeof(uint)];
    private readonly byte[] _certificate = Encoding.UTF8.GetBytes(Certificate);
    private readonly byte[] _hash = new byte[HMACSHA256.HashSizeInBytes];
    private readonly byte[] _compressed = new byte[1024];
    private readonly byte[] _content;
    private readonly byte[] _body;

    public AgoraTokenBenchmarks()
    {
        using var inflated = new ZLibStream(
            new MemoryStream(Convert.FromBase64String(Token()[AccessToken2.Version.Length..])), CompressionMode.Decompress);
        using var content = new MemoryStream();
        inflated.CopyTo(content);
        _content = content.ToArray();
        _body = _content[(sizeof(ushort) + _hash.Length)..];
    }

    [Benchmark(Baseline = true)]
    public long BareHashesAndZlib()
    {
        HMACSHA256.HashData(_number, _certificate, _hash);
        HMACSHA256.HashData(_number, _hash, _hash);
        HMACSHA256.HashData(_hash, _body, _hash);
        using var compressed = new MemoryStream(_compressed);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(_content);
        }

        return compressed.Position;
    }

    [Benchmark]
    [Bound(ratio: 1.5, Bytes = 2048)]
    public string Token() => AccessToken2.Create(
        AppId, Certificate, IssuedAt, Lifetime, Salt, [AgoraService.Rtc("7d72365eb983485397e3e3f9d460bdda", "2882341273", publishes: true, Lifetime)]);
}
