using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RtcFunctions.Agora.Events;

/// <summary>
/// As many events as one property of a row holds, as a JSON array: an answer of Agora's becomes a few rows and one commit.
/// </summary>
internal sealed record PackedEvents(string Json, int Count)
{
    /// <summary>How many of them fit in one commit of 4 MiB, even if each of their UTF-16 units were escaped as six bytes.</summary>
    public const int InOneCommit = 20;

    private const int MaxLength = 32 * 1024;

    /// <summary>Whether a row can hold it. Agora's have some hundred bytes.</summary>
    public static bool Fits(string item) => item.Length + "[]".Length <= MaxLength;

    public static IEnumerable<PackedEvents> Pack(IEnumerable<string> events)
    {
        var json = new StringBuilder();
        var count = 0;
        foreach (var item in events)
        {
            if (count > 0 && json.Length + ",]".Length + item.Length > MaxLength)
            {
                yield return new(json.Append(']').ToString(), count);
                json.Clear();
                count = 0;
            }

            json.Append(count == 0 ? '[' : ',').Append(item);
            count++;
        }

        if (count > 0)
        {
            yield return new(json.Append(']').ToString(), count);
        }
    }

    public static string[] Unpack(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Items(document.RootElement);
    }

    /// <summary>The texts of an array's items as they were written; what is no UTF-8 in one is replaced, and costs no other.</summary>
    public static string[] Items(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(item)))];
}
