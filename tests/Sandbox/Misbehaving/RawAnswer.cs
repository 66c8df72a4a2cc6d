using System.Globalization;
using System.Text;

namespace RtcFunctions.Sandbox.Misbehaving;

internal static class RawAnswer
{
    public static byte[] Line(string text) => Encoding.ASCII.GetBytes(text + "\r\n");

    public static byte[] Head(VendorAnswer answer, (string Name, string Value) framing)
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Sandbox\r\n");
        foreach (var (name, value) in answer.Headers.Append(("Content-Type", answer.ContentType ?? "text/plain")).Append(framing))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return Line(head.ToString());
    }
}
