using RtcFunctions.Load.Others;

namespace RtcFunctions.Load.Scenarios;

/// <summary>The app in front of one server that answers as all the vendors.</summary>
internal static class RelaySettings
{
    public const string Key = "load";

    public static Task<Nginx> StartVendorsAsync(params string[] under) =>
        Nginx.AnsweringAsync(string.Join('\n', VendorCase.All.Select(Location)), under);

    public static Dictionary<string, string> For(Uri vendors)
    {
        var url = vendors.GetLeftPart(UriPartial.Authority);
        return new(StringComparer.Ordinal)
        {
            ["Functions__Keys__load"] = Key,
            ["Zego__AppId"] = "1234567890",
            ["Zego__Endpoints__digitalhuman"] = url,
            ["Zego__ServerSecret"] = "9193cc662a4c0ec135ec71fb57194b38",
            ["Agora__AppId"] = "970CA35de60c44645bbae8a215061b33",
            ["Agora__Endpoint"] = url,
            ["Agora__AppCertificate"] = "5CFd2fd1755d40ecb72977518be15d3b",
            ["Agora__CustomerId"] = "0c9d8f8e2d1a4b3c",
            ["Agora__CustomerSecret"] = "7e6d5c4b3a291807",
            ["Corezoid__Endpoint"] = url,
            ["Corezoid__ApiLogin"] = "12345",
            ["Corezoid__ApiSecret"] = "gXyEqZbtOQGtfrPiNwxvrFnbPpOb9MQbWwNyQxyUYpXGvbYmQS",
            ["Privasea__Endpoint"] = url,
            ["Privasea__ApiKey"] = "c7a1d4e9",
            ["Privasea__ApiSecret"] = "e6a05c0b3f1d4c7a9b8e",
            ["Meet__Servers__serv0"] = url,
            ["Meet__ApiToken"] = "1030$d4e9c7a1",
            // A line for each call is telemetry, and as off as the rest; the other side writes none.
            ["Logging__LogLevel__RtcFunctions"] = "Warning",
            // Nothing else may be under way while figures are taken.
            ["ScheduleProbeMeetServers"] = "0 0 0 1 1 *",
            ["ScheduleReconcileMeetPresence"] = "0 0 0 1 1 *",
        };
    }

    private static string Location(VendorCase vendor)
    {
        // Two segments tell the vendors apart; what comes behind them is another for each request.
        var path = string.Join('/', vendor.VendorPath.Split('?')[0].Split('/').Take(3));
        return $"location {(path == "/" ? "= /" : path)} {{ return 200 '{vendor.Answer}'; }}";
    }
}
