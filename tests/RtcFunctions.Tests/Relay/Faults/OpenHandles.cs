using System.Globalization;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>What the app's process holds, as Linux tells it: threads, files, and sockets by the port that they lead to.</summary>
internal sealed record OpenHandles(int Threads, int Files, IReadOnlyList<int> RemotePorts)
{
    public static OpenHandles Of(AppProcess app)
    {
        var process = string.Create(CultureInfo.InvariantCulture, $"/proc/{app.ProcessId}");
        var targets = new DirectoryInfo($"{process}/fd").GetFiles().Select(handle => handle.LinkTarget).OfType<string>().ToArray();
        var sockets = targets.Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return new(
            Directory.GetDirectories($"{process}/task").Length,
            targets.Length - sockets.Count,
            [.. Connections($"{process}/net/tcp").Concat(Connections($"{process}/net/tcp6"))
                .Where(connection => sockets.Contains(connection.Socket)).Select(connection => connection.RemotePort)]);
    }

    /// <summary>The table's columns: number, local address, remote address, state, …, the socket's number as the tenth.</summary>
    private static IEnumerable<(string Socket, int RemotePort)> Connections(string table) =>
        from line in File.ReadLines(table).Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select ($"socket:[{columns[9]}]", int.Parse(columns[2].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
