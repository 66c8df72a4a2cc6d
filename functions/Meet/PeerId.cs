using System.Text;
using System.Text.Json.Nodes;
using RtcFunctions.Http;

namespace RtcFunctions.Meet;

/// <summary>A participant's ID, any text of the caller's own: a number, a GUID, an e-mail address.</summary>
internal static class PeerId
{
    public const string Rule = "must be 1 to 256 characters, none of them a control character";

    public const int MaxLength = 256;

    public static bool IsWellFormed(string text) => text.Length is > 0 and <= MaxLength && !text.Any(char.IsControl);

    /// <summary>The body that names a peer to the vendor.</summary>
    public static byte[] ToBody(string peerId) => Encoding.UTF8.GetBytes(new JsonObject { ["peerId"] = peerId }.ToJsonString());

    /// <summary>A required field; what is wrong with it is gathered in <paramref name="fields"/>.</summary>
    public static string Read(JsonFields fields, string name)
    {
        var peerId = fields.RequiredString(name, MaxLength);
        if (peerId.Any(char.IsControl))
        {
            fields.Refuse(name, Rule);
        }

        return peerId;
    }
}
