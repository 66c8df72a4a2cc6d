using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Load.Others;

/// <summary>What the app is measured against: this program in another process, as one of several bare servers.</summary>
internal static class OtherServer
{
    public const string Forwarder = "forwarder";
    public const string Answers = "answers";
    public const string Commits = "commits";
    public const string Streams = "streams";
    public const string Late = "late";

    /// <summary>The setting that says where to: a URL or a file.</summary>
    public const string Target = "LOAD_TARGET";

    private const string Setting = "LOAD_SERVE";

    private static readonly Dictionary<string, Func<string, RequestHandler>> Servers = new(StringComparer.Ordinal)
    {
        [Forwarder] = target => new Forwarder(new Uri(target)),
        [Answers] = _ => new JsonAnswers(),
        [Commits] = target => new RowCommits(target),
        [Streams] = _ => new Streams(),
        [Late] = _ => new LateAnswers(),
    };

    /// <summary>Which of them this process is to be; null where it is to measure.</summary>
    public static string? Asked => Environment.GetEnvironmentVariable(Setting);

    public static Task<AppProcess> StartAsync(string name, string target = "", params string[] under) => AppProcess.StartAsync(
        new Dictionary<string, string>(StringComparer.Ordinal) { [Setting] = name, [Target] = target },
        assembly: typeof(OtherServer).Assembly.Location,
        under: under);

    public static async Task RunAsync(string name)
    {
        var builder = WebApplication.CreateSlimBuilder(Environment.GetCommandLineArgs()[1..]);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        using var server = Servers[name](Environment.GetEnvironmentVariable(Target) ?? "");
        await using var app = builder.Build();
        app.Run(server.HandleAsync);
        await app.RunAsync();
    }
}
