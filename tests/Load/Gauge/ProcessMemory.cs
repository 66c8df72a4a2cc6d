using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RtcFunctions.Load.Gauge;

/// <summary>What a process of ours takes, in MB.</summary>
internal static class ProcessMemory
{
    private const double Megabyte = 1024 * 1024;
    private const double Slight = 0.1;
    private const int LongStill = 8;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    /// <summary>Its resident set.</summary>
    public static double Resident(int processId) => Status(processId, "VmRSS:");

    /// <summary>Its resident set once that stands still: the compiler goes on for a while with what was asked for last.</summary>
    public static async Task<double> SettledAsync(int processId)
    {
        var resident = Resident(processId);
        for (var still = 0; still < LongStill;)
        {
            await Task.Delay(Step);
            var now = Resident(processId);
            still = Math.Abs(now - resident) < Slight ? still + 1 : 0;
            resident = now;
        }

        return resident;
    }

    /// <summary>The largest resident set since <see cref="ForgetPeak"/>.</summary>
    public static double Peak(int processId) => Status(processId, "VmHWM:");

    public static void ForgetPeak(int processId) => File.WriteAllText($"/proc/{processId}/clear_refs", "5");

    /// <summary>What is left of its heap after a collection, as its gauge tells.</summary>
    public static async Task<double> HeapAsync(string gauge)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(gauge));
        var told = new byte[128];
        var count = await socket.ReceiveAsync(told);
        return long.Parse(Encoding.ASCII.GetString(told, 0, count).Split(' ')[0], CultureInfo.InvariantCulture) / Megabyte;
    }

    private static double Status(int processId, string name)
    {
        var line = File.ReadLines($"/proc/{processId}/status").Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
