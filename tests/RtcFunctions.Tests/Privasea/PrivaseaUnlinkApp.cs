namespace RtcFunctions.Tests.Privasea;

public sealed class PrivaseaUnlinkApp : PrivaseaApp
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Privasea__AllowUnlink", "true")];
}
