using RtcFunctions.Sandbox.Scene;

namespace RtcFunctions.Sandbox.Standalone;

/// <summary>One call of each kind, ready to paste into a shell.</summary>
internal static class CurlLines
{
    public static IEnumerable<(string Title, string Lines)> For(Uri app, Uri vendor, string key, bool hasScene)
    {
        yield return ("ZEGOCLOUD: digital humans", Post("zego/digitalhuman/GetDigitalHumanList", "{}"));
        yield return ("Agora: projects, without their certificates", Get("agora/rest/dev/v1/projects"));
        yield return ("Corezoid: one operation", Post("corezoid", """{"ops":[{"id":"1","type":"create","obj":"conv"}]}"""));
        yield return ("Privasea: a code to verify a person", $"""
            curl -G '{app}api/privasea/rest/verification/verify_code' \
              -H 'x-functions-key: {key}' \
              -d channel={Furnishing.Channel} -d channel_user_id={Furnishing.User} -d order_id=1
            """);
        yield return ("Gcore: who is in the room", Get($"meet/rooms/{Furnishing.Room}/numberPeers"));
        yield return ("a dry run: what would be sent", Get(
            "zego/rtc/DescribeSimpleStreamList?RoomId=lobby",
            " -H 'rtc-dry-run: true'"));
        yield return ("a token for an Agora client", Post(
            "agora/tokens",
            """{"expiresIn":3600,"services":[{"type":"rtm","userId":"ada"}]}"""));
        yield return ("a room link", Post("meet/links", $$"""{"roomId":"{{Furnishing.Room}}","mode":"call"}"""));
        if (hasScene)
        {
            yield return ("a room of the scene: who is in it, as the app knows", Get($"meet/rooms/{SceneRooms.Standup}/peers"));
            yield return ("what happened there since the start", Get($"meet/rooms/{SceneRooms.Standup}/events"));
        }

        yield return ("the next call of ZEGOCLOUD hangs", $$"""
            curl '{{vendor}}sandbox/misbehave' -d '{"kind":"hang","times":1}'
            """);

        string Get(string path, string headers = "") => $"""
            curl '{app}api/{path}' \
              -H 'x-functions-key: {key}'{headers}
            """;

        string Post(string path, string body) => $"""
            curl '{app}api/{path}' \
              -H 'x-functions-key: {key}' -H 'Content-Type: application/json' \
              -d '{body}'
            """;
    }
}
