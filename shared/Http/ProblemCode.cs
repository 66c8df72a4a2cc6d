namespace RtcFunctions.Http;

/// <summary>The words of the contract's section 1.2: what a program can tell our errors apart by.</summary>
public static class ProblemCode
{
    public const string InvalidRequest = "invalid_request";
    public const string Unauthorized = "unauthorized";
    public const string OperationDisabled = "operation_disabled";
    public const string NotFound = "not_found";
    public const string PreconditionFailed = "precondition_failed";
    public const string BodyTooLarge = "body_too_large";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string RateLimited = "rate_limited";
    public const string VendorUnreachable = "vendor_unreachable";
    public const string VendorInvalidResponse = "vendor_invalid_response";
    public const string VendorNotConfigured = "vendor_not_configured";
    public const string VendorCircuitOpen = "vendor_circuit_open";
    public const string SecretsUnavailable = "secrets_unavailable";
    public const string StorageUnavailable = "storage_unavailable";
    public const string Overloaded = "overloaded";
    public const string VendorTimeout = "vendor_timeout";

    /// <summary>A fault of ours that no other word names.</summary>
    public const string InternalError = "internal_error";
}
