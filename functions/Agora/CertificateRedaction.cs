using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace RtcFunctions.Agora;

/// <summary>
/// Hides App Certificates in the description of a project: the values of <c>sign_key</c>, <c>sign_secret</c> and
/// <c>secret</c>, at any depth, become <c>"***"</c>; every other byte stays as it came.
/// </summary>
internal static class CertificateRedaction
{
    private static readonly SearchValues<string> Suspicious =
        SearchValues.Create(["sign_key", "secret", @"\u"], StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<byte> Hidden => "\"***\""u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>False where the answer is not JSON, and may hold a certificate all the same.</summary>
    public static bool TryApply(ReadOnlyMemory<byte> answer, out ReadOnlyMemory<byte> shown)
    {
        shown = answer;
        var start = answer.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        try
        {
            shown = Splice(answer, start);
            return true;
        }
        // The latter is a name with half a surrogate pair.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return IsHarmlessText(answer.Span);
        }
    }

    private static ReadOnlyMemory<byte> Splice(ReadOnlyMemory<byte> answer, int start)
    {
        var json = answer.Span;
        var reader = new Utf8JsonReader(json[start..], new JsonReaderOptions { MaxDepth = int.MaxValue });
        ArrayBufferWriter<byte>? redacted = null;
        var copied = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !IsSecret(ref reader))
            {
                continue;
            }

            reader.Read();
            redacted ??= new ArrayBufferWriter<byte>(json.Length);
            redacted.Write(json[copied..(start + (int)reader.TokenStartIndex)]);
            redacted.Write(Hidden);
            reader.Skip();
            copied = start + (int)reader.BytesConsumed;
        }

        if (redacted is null)
        {
            return answer;
        }

        redacted.Write(json[copied..]);
        return redacted.WrittenMemory;
    }

    private static bool IsSecret(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("sign_key"u8) || reader.ValueTextEquals("sign_secret"u8) || reader.ValueTextEquals("secret"u8);

    // An error page of a proxy may pass. Other encodings and compressed bytes are no text here.
    private static bool IsHarmlessText(ReadOnlySpan<byte> answer)
    {
        if (!Utf8.IsValid(answer))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(answer).AsSpan();
        return !text.ContainsAny(Suspicious) && !text.ContainsAnyInRange('\0', '\b');
    }
}
