using System.Diagnostics;
using System.Globalization;
using RtcFunctions.Load.Measuring;

namespace RtcFunctions.Load.Generators;

/// <summary>Load from wrk: one thread, each connection asking again as soon as it is answered.</summary>
internal static class Wrk
{
    public static async Task<Sample> RunAsync(LoadRequest request, TimeSpan duration, int connections, params string[] under)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, WrkScript.For(request));
            return Read(request, await RunAsync(
                ["-t1", Argument("-c", connections), Argument("-d", duration.TotalSeconds), "-s", script, request.Url.AbsoluteUri],
                under));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> RunAsync(IEnumerable<string> arguments, string[] under)
    {
        string[] command = [.. under, Requirements.PathOf("wrk"), .. arguments];
        using var wrk = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return output;
    }

    private static Sample Read(LoadRequest request, string output)
    {
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith(WrkScript.Mark, StringComparison.Ordinal))
            ?? throw new InvalidOperationException(output);
        var numbers = line[WrkScript.Mark.Length..].Split(' ').Select(number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        if (numbers is not [> 0 and var requests, var duration, var p50, var p99, var refused, var refusal, 0] || (refused > 0 && !request.MayBeRefused))
        {
            throw new InvalidOperationException($"Requests failed: {output}");
        }

        return new(requests / TimeSpan.FromMicroseconds(duration).TotalSeconds, TimeSpan.FromMicroseconds(p50), TimeSpan.FromMicroseconds(p99))
        {
            Refused = (double)refused / requests,
            RefusalP99 = TimeSpan.FromMicroseconds(refusal),
        };
    }

    private static string Argument(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}{Math.Ceiling(value)}");
}
