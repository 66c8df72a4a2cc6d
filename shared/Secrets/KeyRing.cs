using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace RtcFunctions.Secrets;

/// <summary>
/// Texts of which each opens the same door. They are padded to one length, so that a comparison tells nothing by the time that it takes,
/// not even how long they are; to hash what was sent would do the same, and take longer.
/// </summary>
public sealed class KeyRing
{
    private const int UsualLength = 256;

    private readonly int _length;
    private readonly (byte[] Padded, int Length)[] _keys;

    /// <summary>Empty texts open nothing.</summary>
    public KeyRing(IEnumerable<string?> keys)
    {
        var texts = keys.Where(key => !string.IsNullOrEmpty(key)).Select(key => Encoding.UTF8.GetBytes(key!)).ToArray();
        _length = texts.Select(text => text.Length).DefaultIfEmpty().Max();
        _keys = [.. texts.Select(text => (Padded: Pad(text), text.Length))];
    }

    public bool IsEmpty => _keys.Length == 0;

    public bool Opens(string sent)
    {
        var padded = _length <= UsualLength ? (stackalloc byte[UsualLength])[.._length] : new byte[_length];
        var fits = Utf8.FromUtf16(sent, padded, out _, out var length) == OperationStatus.Done;
        var opens = false;
        foreach (var key in _keys)
        {
            opens |= fits & length == key.Length & CryptographicOperations.FixedTimeEquals(padded, key.Padded);
        }

        return opens;
    }

    private byte[] Pad(byte[] text)
    {
        Array.Resize(ref text, _length);
        return text;
    }
}
