namespace RtcFunctions.Sandbox.Gcore;

/// <summary>What Gcore makes of the answer to an access check; <paramref name="Status"/> is null where none came.</summary>
internal sealed record AccessVerdict(bool LetsIn, int? Status, string Message);
