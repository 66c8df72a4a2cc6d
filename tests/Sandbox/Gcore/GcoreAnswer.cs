namespace RtcFunctions.Sandbox.Gcore;

internal static class GcoreAnswer
{
    public static VendorAnswer NotFound { get; } = Failed(404, "Not found") with { IsUnexpected = true };

    public static VendorAnswer Failed(int status, string error) => VendorAnswer.Json(new { error }, status);

    public static Refusal? Refuse((int Status, string Reason)? fault) =>
        fault is var (status, reason) ? new(reason, Failed(status, reason)) : null;
}
