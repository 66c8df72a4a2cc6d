namespace RtcFunctions.Load;

/// <summary>The programs of Debian that load is made with and measured against.</summary>
internal static class Requirements
{
    private static readonly (string Program, string Package)[] Needed = [("wrk", "wrk"), ("nginx", "nginx-light"), ("taskset", "util-linux")];

    private static readonly string[] Folders =
        [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), "/usr/sbin", "/usr/local/sbin"];

    /// <summary>One line that says what is missing; null where nothing is.</summary>
    public static string? Missing()
    {
        var packages = Needed.Where(needed => Find(needed.Program) is null).Select(needed => needed.Package).ToArray();
        return packages.Length == 0 ? null : $"Missing: apt-get install {string.Join(' ', packages)}";
    }

    public static string PathOf(string program) => Find(program) ?? throw new FileNotFoundException($"{program} is not installed.");

    private static string? Find(string program) => Folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
