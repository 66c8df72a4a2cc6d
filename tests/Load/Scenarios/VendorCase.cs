using RtcFunctions.Load.Generators;

namespace RtcFunctions.Load.Scenarios;

/// <summary>A usual call of one vendor: as our caller makes it, as the vendor gets it, and what the vendor answers.</summary>
internal sealed record VendorCase(string Vendor, string Method, string Path, string VendorPath, string Answer, params IReadOnlyList<string> Body)
{
    private const string Signature = "9193cc662a4c0ec135ec71fb57194b38";

    public static readonly IReadOnlyList<VendorCase> All =
    [
        new(
            "Zego", "POST", "/api/zego/digitalhuman/GetDigitalHumanInfo",
            $"/?Action=GetDigitalHumanInfo&AppId=1234567890&SignatureNonce=15215528852396&Timestamp=1790000000&Signature={Signature}&SignatureVersion=2.0",
            """{"Code":0,"Message":"success","RequestId":"8825223157230377926","Data":{"DigitalHumanId":"c4b56d5c","Name":"Ada","IsPublic":true}}""",
            """{"UserId":"user-1","DigitalHumanId":"c4b56d5c-db98-4d91-86d4-5a97b507da97"}"""),
        new(
            "Agora", "GET", "/api/agora/rest/dev/v1/channel/user/{appId}/lobby",
            "/dev/v1/channel/user/970CA35de60c44645bbae8a215061b33/lobby",
            """{"success":true,"data":{"channel_exist":true,"mode":1,"broadcasters":[2206227541,2845863044],"audience":[1]}}"""),
        new(
            "Corezoid", "POST", "/api/corezoid",
            "/api/2/json/12345/1790000000/da39a3ee5e6b4b0d3255bfef95601890afd80709",
            """{"request_proc":"ok","ops":[{"id":"1","proc":"ok","obj":"task","ref":"order-1","obj_id":"5f1f","description":""}]}""",
            """{"ops":[{"id":"1","type":"create","obj":"task","conv_id":"1234","ref":"order-1","data":{"name":"Ada","amount":"100"}}]}"""),
        new(
            "Privasea", "GET", "/api/privasea/rest/verification/query_link?channel=game&channel_user_id=user-1&linkcode=AB12CD34",
            "/api/v1/verification/query_link?channel=game&channel_user_id=user-1&linkcode=AB12CD34&timestamp=1790000000000",
            """{"code":0,"msg":"success","data":{"status":1,"channel":"game","channel_user_id":"user-1"}}"""),
        new(
            "Gcore Meet", "GET", "/api/meet/rooms/serv0lobby/numberPeers", "/rooms/serv0lobby/numberPeers",
            """{"numberPeers":12,"result":"ok"}"""),
    ];

    public LoadRequest AsCallers(Uri app, string key) => Request(new Uri(app, Path), ("x-functions-key", key));

    public LoadRequest AsVendors(Uri server) => Request(new Uri(server, VendorPath), ("Authorization", $"Basic {Signature}"));

    private LoadRequest Request(Uri url, (string Name, string Value) credential)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept"] = "application/json", [credential.Name] = credential.Value };
        if (Body.Count > 0)
        {
            headers["Content-Type"] = "application/json";
        }

        return new LoadRequest(Method, url, Body) { Headers = headers };
    }
}
