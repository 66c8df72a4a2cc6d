using RtcFunctions.Http;

namespace RtcFunctions.Meet;

/// <summary>Settings <c>Meet__Servers__*</c>: the video servers that room IDs name. The vendor's hosts are three numbers ahead.</summary>
public sealed class MeetServers
{
    internal static readonly string[] Names = ["serv0", "serv1", "serv2", "serv3"];

    /// <summary>Luxembourg, and the server of every room that names none.</summary>
    [EndpointUrl("Meet__Servers__serv0")]
    public string Serv0 { get; set; } = "https://webrtc3.gvideo.co:443";

    /// <summary>Australia.</summary>
    [EndpointUrl("Meet__Servers__serv1")]
    public string Serv1 { get; set; } = "https://webrtc4.gvideo.co:443";

    /// <summary>USA.</summary>
    [EndpointUrl("Meet__Servers__serv2")]
    public string Serv2 { get; set; } = "https://webrtc5.gvideo.co:443";

    /// <summary>Singapore.</summary>
    [EndpointUrl("Meet__Servers__serv3")]
    public string Serv3 { get; set; } = "https://webrtc6.gvideo.co:443";

    /// <summary>The server that holds the room: the digit after <c>serv</c>, case-sensitive as room IDs are.</summary>
    public string Of(string roomId) => roomId switch
    {
        ['s', 'e', 'r', 'v', '1', ..] => Serv1,
        ['s', 'e', 'r', 'v', '2', ..] => Serv2,
        ['s', 'e', 'r', 'v', '3', ..] => Serv3,
        _ => Serv0,
    };
}
