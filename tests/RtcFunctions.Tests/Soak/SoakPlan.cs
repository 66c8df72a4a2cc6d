using System.Globalization;
using System.Security.Cryptography;

namespace RtcFunctions.Tests.Soak;

/// <summary>How long, and by which dice: <c>RTC_SOAK_MINUTES</c> and <c>RTC_SOAK_SEED</c>.</summary>
internal sealed record SoakPlan(TimeSpan Length, int Seed)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    public static SoakPlan FromEnvironment() => new(
        Number("RTC_SOAK_MINUTES") is { } minutes ? TimeSpan.FromMinutes(minutes) : Short,
        (int?)Number("RTC_SOAK_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue));

    private static double? Number(string name) =>
        double.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;
}
