using System.Diagnostics;

namespace RtcFunctions.Tests;

/// <summary>Node.js and npm, where the machine has them.</summary>
internal static class NodeJs
{
    private static readonly string Npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
    private static readonly string Node = OperatingSystem.IsWindows() ? "node.exe" : "node";

    /// <summary>Why tests that need them are skipped; null where they run. In CI they always do.</summary>
    public static string? SkipReason { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.Ordinal) || (IsOnPath(Node) && IsOnPath(Npm))
            ? null
            : "Node.js and npm are not on the PATH.";

    public static Process StartNode(string folder, params IEnumerable<string> arguments) => Start(Node, folder, arguments);

    public static Process StartNpm(string folder, params IEnumerable<string> arguments) => Start(Npm, folder, arguments);

    private static Process Start(string program, string folder, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
