using RtcFunctions.Tests.Meet.Rooms;

namespace RtcFunctions.Tests.Meet.Storms;

/// <summary>Rooms whose admissions lapse within a test's time, yet not before a crowd has been answered.</summary>
public sealed class BriefAdmissions : RoomsApp
{
    protected override IReadOnlyDictionary<string, string> Settings => Shorten(base.Settings);

    public static IReadOnlyDictionary<string, string> Shorten(IReadOnlyDictionary<string, string> settings) =>
        new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["Meet__AdmissionSeconds"] = "10" };
}

/// <summary>The same on Azurite.</summary>
public sealed class BriefAdmissionsOnAzurite : RoomsOnAzurite
{
    protected override IReadOnlyDictionary<string, string> Settings => BriefAdmissions.Shorten(base.Settings);
}
