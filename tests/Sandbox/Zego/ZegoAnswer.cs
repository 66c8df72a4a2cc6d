using System.Globalization;
using System.Security.Cryptography;

namespace RtcFunctions.Sandbox.Zego;

internal static class ZegoAnswer
{
    public static VendorAnswer NotFound { get; } = VendorAnswer.Text(404, "text/html", "404 page not found") with { IsUnexpected = true };

    public static VendorAnswer Succeeded(object data) =>
        VendorAnswer.Json(new { Code = ZegoCode.Success, Message = "success", RequestId = NewId(), Data = data });

    public static VendorAnswer Failed(int code, string message) =>
        VendorAnswer.Json(new { Code = code, Message = message, RequestId = NewId() });

    public static string NewId() => RandomNumberGenerator.GetInt32(int.MaxValue).ToString("D19", CultureInfo.InvariantCulture);
}
