using System.IO.Compression;
using System.Security.Cryptography;
using RtcFunctions.Agora.Tokens;

namespace RtcFunctions.Tests.Agora.Tokens;

public sealed class StoredZlibTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(150)]
    [InlineData(5553)]
    [InlineData(65535)]
    public void An_inflater_reads_the_content_and_takes_its_checksum(int length)
    {
        var content = RandomNumberGenerator.GetBytes(length);

        var inflated = Inflate(Frame(content));

        Assert.Equal(content, inflated);
    }

    [Fact]
    public void The_highest_bytes_do_not_overflow_the_checksum()
    {
        var content = Enumerable.Repeat(byte.MaxValue, 65535).ToArray();

        Assert.Equal(content, Inflate(Frame(content)));
    }

    [Fact]
    public void A_changed_byte_does_not_pass_the_checksum()
    {
        var stream = Frame("token"u8.ToArray());

        stream[StoredZlib.HeaderLength] ^= 1;

        Assert.Throws<InvalidDataException>(() => Inflate(stream));
    }

    [Fact]
    public void More_than_a_block_holds_throws() => Assert.Throws<OverflowException>(() => Frame(new byte[65536]));

    private static byte[] Frame(byte[] content)
    {
        var stream = new byte[content.Length + StoredZlib.Overhead];
        content.CopyTo(stream, StoredZlib.HeaderLength);
        StoredZlib.Frame(stream);
        return stream;
    }

    private static byte[] Inflate(byte[] stream)
    {
        using var zlib = new ZLibStream(new MemoryStream(stream), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }
}
