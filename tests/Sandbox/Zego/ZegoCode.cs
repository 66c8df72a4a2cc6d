namespace RtcFunctions.Sandbox.Zego;

/// <summary>Codes of ZEGOCLOUD's gateway, and those of the Digital Human service that the simulator needs.</summary>
internal static class ZegoCode
{
    public const int Success = 0;
    public const int BadAppId = 100000001;
    public const int NoTimestamp = 100000002;
    public const int BadTimestamp = 100000003;
    public const int Expired = 100000004;
    public const int BadSignature = 100000005;
    public const int NoAction = 100000006;
    public const int NoNonce = 100000008;
    public const int NoSignature = 100000009;
    public const int NoSignatureVersion = 100000013;
    public const int BadSignatureVersion = 100000014;
    public const int InvalidParameters = 400000001;
    public const int NoSuchDigitalHuman = 400000003;
    public const int NoSuchTask = 400000005;
}
