using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Servers;

/// <summary>Finds out which video servers are up, each for itself.</summary>
public sealed partial class ServerProbes
{
    internal const string DownEvent = "MeetServerDown";

    private readonly MeetServers _servers;
    private readonly MeetCredentials _credentials;
    private readonly RelayEngine _relay;
    private readonly ServerStates _states;
    private readonly ILogger _logger;

    internal ServerProbes(
        IOptions<MeetOptions> options, MeetCredentials credentials, RelayEngine relay, ServerStates states, ILogger<ServerProbes> logger)
    {
        _servers = options.Value.Servers;
        _credentials = credentials;
        _relay = relay;
        _states = states;
        _logger = logger;
    }

    /// <summary>Asks them all at once; nobody is asked where the vendor is not configured.</summary>
    internal async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if ((await _credentials.GetAsync(dryRun: false, cancellationToken)).Failed(out _, out var problem))
        {
            if (problem.Code != ProblemCode.VendorNotConfigured)
            {
                throw new ServersNotProbedException(problem.Detail);
            }

            return;
        }

        await Task.WhenAll(MeetServers.Names.Select(server => ProbeAsync(server, cancellationToken)));
    }

    private async Task ProbeAsync(string server, CancellationToken cancellationToken)
    {
        var probe = new ServerProbe(_servers.Of(server), _credentials) { Method = HttpMethod.Get };
        var fault = (await _relay.AskAsync(probe, cancellationToken)).Failed(out var answer, out var problem)
            ? FaultOf(problem)
            : FaultOf(answer);
        await _states.WriteAsync(server, isUp: fault is null, cancellationToken);
        if (fault is not null)
        {
            Log.Down(_logger, server, fault);
        }
    }

    // It answers, whatever it answers: also that it knows no such room, that our credential is wrong (401, 403), or that we ask
    // too often (429). Those are our faults, and calls of ours will show them.
    private static string? FaultOf(VendorAnswer answer)
    {
        using (answer)
        {
            return answer.Status < StatusCodes.Status500InternalServerError ? null : $"it answered {answer.Status}";
        }
    }

    // A redirect is among them: a video server makes none, so somebody else answers in its place.
    private static string FaultOf(Problem problem) =>
        problem.Code is ProblemCode.VendorUnreachable or ProblemCode.VendorTimeout or ProblemCode.VendorInvalidResponse
            ? problem.Detail
            : throw new ServersNotProbedException(problem.Detail);

    private static partial class Log
    {
        [LoggerMessage(EventName = DownEvent, Level = LogLevel.Error, Message = "The video server {Server} is down: {Fault}")]
        public static partial void Down(ILogger logger, string server, string fault);
    }
}
