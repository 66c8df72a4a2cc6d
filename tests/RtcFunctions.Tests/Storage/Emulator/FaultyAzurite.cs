using System.Globalization;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Storage.Emulator;

/// <summary>Azurite behind a proxy: while it is faulty, answers are late, are 503 before or after the fact, or lose a race that nobody ran.</summary>
internal static class FaultyAzurite
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(400);
    private static readonly VendorAnswer Busy = VendorAnswer.Json(
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["odata.error"] = new { code = "ServerBusy", message = new { lang = "en-US", value = "The server is busy." } },
        },
        503);

    public static Task<FaultyProxy> StartAsync(Azurite azurite, Chance chance, double probability) =>
        StartAsync(azurite, request => chance.Happens(probability) ? Choose(request, chance) : ProxyFault.None);

    public static Task<FaultyProxy> StartAsync(Azurite azurite, Func<ReceivedRequest, ProxyFault> choose) =>
        FaultyProxy.StartAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{azurite.Port}")), choose);

    private static ProxyFault Choose(ReceivedRequest request, Chance chance) => chance.OneOf(
    [
        new(Delay: chance.UpTo(Slow)),
        new(Busy, LosesRequest: true),
        new(Busy),
        IsGuarded(request) ? new(LostRace, LosesRequest: true) : ProxyFault.None,
    ]);

    private static bool IsGuarded(ReceivedRequest request) => request.BodyText.Contains("If-Match: W/", StringComparison.OrdinalIgnoreCase);

    private static VendorAnswer LostRace { get; } = VendorAnswer.Text(202, "multipart/mixed; boundary=batchresponse_1", string.Join("\r\n",
    [
        "--batchresponse_1", "Content-Type: multipart/mixed; boundary=changesetresponse_1", "",
        "--changesetresponse_1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
        "HTTP/1.1 412 Precondition Failed", "Content-Type: application/json", "",
        """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"0:The condition is not satisfied."}}}""",
        "--changesetresponse_1--", "--batchresponse_1--", "",
    ]));
}
