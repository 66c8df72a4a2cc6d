using System.Text;

namespace RtcFunctions.Agora.Tokens;

/// <summary>The checksum of zip and PNG, bit by bit: a token has two short texts of it, not worth a table or a package.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    public static uint Compute(string text)
    {
        var sum = uint.MaxValue;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (Polynomial & (0 - (sum & 1)));
            }
        }

        return ~sum;
    }
}
