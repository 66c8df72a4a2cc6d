using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.IdentityModel.Tokens;
using RtcFunctions.Meet.Links;

namespace RtcFunctions.Benchmarks;

/// <summary>A room link's JWT (HS256) against the HMAC and the base64url of the same bytes.</summary>
[BenchmarkCategory("Meet JWT, HS256")]
public class RoomJwtBenchmarks
{
    private static readonly DateTimeOffset IssuedAt = DateTimeOffset.FromUnixTimeSeconds(1765000000);

    private readonly byte[] _key = Encoding.UTF8.GetBytes("a key for room links, 32 bytes or more");
    private readonly SigningCredentials _credentials;
    private readonly byte[] _header;
    private readonly byte[] _claims;

    public RoomJwtBenchmarks()
    {
        _credentials = new(new SymmetricSecurityKey(_key), SecurityAlgorithms.HmacSha256);
        var parts = Jwt().Split('.');
        _header = Base64Url.DecodeFromChars(parts[0]);
        _claims = Base64Url.DecodeFromChars(parts[1]);
    }

    [Benchmark(Baseline = true)]
    public string BareHashAndBase64Url()
    {
        var signed = $"{Base64Url.EncodeToString(_header)}.{Base64Url.EncodeToString(_claims)}";
        var signature = HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    [Benchmark]
    [Bound(ratio: 3)]
    public string Jwt() => RoomJwt.Create(_credentials, "meeting-17", attributes: [], startTime: null, IssuedAt);
}
