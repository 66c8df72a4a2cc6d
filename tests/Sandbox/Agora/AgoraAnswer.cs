using System.Globalization;
using System.Security.Cryptography;

namespace RtcFunctions.Sandbox.Agora;

internal static class AgoraAnswer
{
    public static VendorAnswer Json(ReceivedRequest request, object value, int status = 200) => VendorAnswer.Json(value, status) with
    {
        Headers =
        [
            ("X-Request-ID", request.Header("X-Request-ID") ?? NewId()),
            ("X-Resource-ID", NewId()),
        ],
    };

    public static VendorAnswer NotFound(ReceivedRequest request) =>
        Json(request, new { message = "no Route matched with those values" }, status: 404) with { IsUnexpected = true };

    public static string NewId() =>
        BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))).ToString(CultureInfo.InvariantCulture);
}
