using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using RtcFunctions.Diagnostics;

namespace RtcFunctions.LocalWorker;

/// <summary>Where no key is configured, nobody but this machine may connect.</summary>
internal static partial class KeylessListening
{
    public static void Check(FunctionKeys keys, ListenOptions endpoint)
    {
        var local = endpoint.EndPoint is IPEndPoint ip ? IPAddress.IsLoopback(ip.Address) : endpoint.EndPoint is UnixDomainSocketEndPoint;
        if (!keys.Enforced && !local)
        {
            throw new InvalidSettingException(
                "Functions__Keys__<name>",
                $"no key is configured, so only a loopback address may be listened on, not {endpoint}");
        }
    }

    public static void Warn(FunctionKeys keys, ILogger logger)
    {
        if (!keys.Enforced)
        {
            Log.KeysNotEnforced(logger);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventName = "KeysNotEnforced", Level = LogLevel.Warning, Message =
            "No key is configured (Functions__Keys__<name> or Functions__MasterKey): keys are not enforced, "
            + "and only loopback is listened on.")]
        public static partial void KeysNotEnforced(ILogger logger);
    }
}
