namespace RtcFunctions.Privasea.Verifications;

/// <summary>Privasea's times: the page calls them milliseconds, its samples are seconds.</summary>
internal static class PrivaseaTime
{
    // As seconds the year 5138, as milliseconds 1973.
    private const long FirstMilliseconds = 100_000_000_000;

    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Null where it is no time: the page ignores zeros.</summary>
    public static DateTimeOffset? Read(long time) => time switch
    {
        <= 0 => null,
        < FirstMilliseconds => DateTimeOffset.FromUnixTimeSeconds(time),
        _ => time <= Last ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
    };
}
