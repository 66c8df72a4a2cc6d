using System.IO.Compression;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

/// <summary>Tokens of the vendor's own tests, and a simulator whose clock stands where they are new.</summary>
internal static class AgoraVectors
{
    public const string AppId = "970CA35de60c44645bbae8a215061b33";

    // AgoraIO/Tools, DynamicKey/AgoraDynamicKey: the RTM token of AccessToken2Test (csharp, go, java, php, ruby), inflated.
    public const string Rtm007Payload =
        "20000d9a1df8a4e60649a82d4a68fb1f49581fb4d227b8f0b65773b79f1c89e7eb7c2000393730434133356465363063343436343562626165386132313530363162"
        + "333347f4100058020000010000000100020001000100580200000900746573745f75736572";

    // The same, AccessToken2_test.cpp: an RTC token, which does not allow to log in to Signaling.
    public const string Rtc007Payload =
        "200016a0b84c5a5e82cbf74fb813d09f59c54bdac9c06120580539ac97578e958b1a2000393730434133356465363063343436343562626165386132313530363162"
        + "333347f410005802000001000000010001000100010058020000200037643732333635656239383334383533393765336533663964343630626464610a003238383233"
        + "3431323733";

    // The same, ruby/test/rtm_token_builder_spec.rb.
    public const string Rtm006 =
        "006970CA35de60c44645bbae8a215061b33IAAsR0qgiCxv0vrpRcpkz5BrbfEWCBZ6kvR6t7qG/wJIQob86ogAAAAAEAABAAAAR/QQAAEA6AOvKDdW";

    public static string Rtm007 { get; } = Deflated(Rtm007Payload);

    public static string Rtc007 { get; } = Deflated(Rtc007Payload);

    public static AgoraSimulator Simulator() => new(AppId, "5CFd2fd1755d40ecb72977518be15d3b", "customer", "secret")
    {
        ClockOffset = VendorClient.OffsetTo(1111112),
    };

    public static string Deflated(string payloadHex)
    {
        using var text = new MemoryStream();
        using (var zlib = new ZLibStream(text, CompressionLevel.Optimal))
        {
            zlib.Write(Convert.FromHexString(payloadHex));
        }

        return "007" + Convert.ToBase64String(text.ToArray());
    }
}
