namespace RtcFunctions.Sandbox;

/// <summary>Why a vendor takes no credentials of a request, for the test to read, and what it tells the caller.</summary>
public sealed record Refusal(string Reason, VendorAnswer Answer);
