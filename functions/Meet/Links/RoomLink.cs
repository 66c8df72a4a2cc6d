using System.Text;
using System.Text.Encodings.Web;

namespace RtcFunctions.Meet.Links;

/// <summary>A room's address with its attributes, and the element that shows it in a page.</summary>
internal static class RoomLink
{
    private const string Permissions = "camera; microphone; fullscreen; display-capture; autoplay; screen-wake-lock";

    public static string Url(MeetOptions options, string mode, string roomId, IEnumerable<(string Name, string Text)> attributes, string? token)
    {
        var url = new StringBuilder(options.RoomBaseUrl.TrimEnd('/')).Append('/').Append(mode).Append('/');
        var separator = '?';
        if (options.RoomUrlStyle == MeetOptions.InPath)
        {
            url.Append(roomId);
        }
        else
        {
            Add("roomId", roomId);
        }

        foreach (var (name, text) in attributes)
        {
            Add(name, text);
        }

        if (token is not null)
        {
            Add("token", token);
        }

        return url.ToString();

        void Add(string name, string value)
        {
            url.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
    }

    public static string Iframe(string url) => $"""<iframe src="{HtmlEncoder.Default.Encode(url)}" allow="{Permissions}"></iframe>""";
}
