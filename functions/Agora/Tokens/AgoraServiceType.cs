namespace RtcFunctions.Agora.Tokens;

/// <summary>The services that a token can open, by Agora's numbers.</summary>
internal enum AgoraServiceType : ushort
{
    Rtc = 1,
    Rtm = 2,
    Fpa = 4,
    Chat = 5,
    Apaas = 7,
}
