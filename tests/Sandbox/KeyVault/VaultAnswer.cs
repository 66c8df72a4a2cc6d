using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Sandbox.KeyVault;

/// <summary>What Key Vault says.</summary>
internal static class VaultAnswer
{
    private const string Tenant = "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47";

    public static VendorAnswer Secret(string host, string name, SecretVersion secret) => VendorAnswer.Json(new
    {
        value = secret.Value,
        id = $"https://{host}/secrets/{name}/{secret.Version}",
        attributes = new
        {
            enabled = true,
            created = secret.Created.ToUnixTimeSeconds(),
            updated = secret.Created.ToUnixTimeSeconds(),
            recoveryLevel = "Recoverable+Purgeable",
            recoverableDays = 90,
        },
    });

    public static VendorAnswer NotFound(string name) => Error(
        StatusCodes.Status404NotFound, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.");

    public static VendorAnswer BadRequest(string message) => Error(StatusCodes.Status400BadRequest, "BadParameter", message);

    public static VendorAnswer Forbidden(string action) => Error(
        StatusCodes.Status403Forbidden, "Forbidden", $"Caller is not authorized to perform action {action} on resource.");

    public static VendorAnswer Challenge(string resource) =>
        Error(StatusCodes.Status401Unauthorized, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.") with
        {
            Headers = [("WWW-Authenticate", $"Bearer authorization=\"{Tenant}\", resource=\"{resource}\"")],
        };

    public static VendorAnswer Throttled(TimeSpan retryAfter) =>
        Error(StatusCodes.Status429TooManyRequests, "Throttled", "Request was not processed because too many requests were received.") with
        {
            Headers = [("Retry-After", retryAfter.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture))],
        };

    private static VendorAnswer Error(int status, string code, string message) =>
        VendorAnswer.Json(new { error = new { code, message } }, status);
}
