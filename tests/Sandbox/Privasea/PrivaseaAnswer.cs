namespace RtcFunctions.Sandbox.Privasea;

internal static class PrivaseaAnswer
{
    public static VendorAnswer Succeeded(object data, DateTimeOffset now) =>
        VendorAnswer.Json(new { code = 0, data, msg = "ok", timestamp = now.ToUnixTimeMilliseconds() });

    public static VendorAnswer Unauthorized(string error, DateTimeOffset now) => Failed(200403, error, "Unauthorized", now);

    public static VendorAnswer NotFound(string error, DateTimeOffset now) => Failed(200404, error, "NotFound", now);

    public static VendorAnswer BadRequest(string error, DateTimeOffset now) => Failed(200400, error, "BadRequest", now);

    private static VendorAnswer Failed(int code, string error, string msg, DateTimeOffset now) =>
        VendorAnswer.Json(new { code, error, msg, timestamp = now.ToUnixTimeMilliseconds() });
}
