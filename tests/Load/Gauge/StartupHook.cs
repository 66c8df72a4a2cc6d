using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Runs in the app, which the runtime lets it into before Main (DOTNET_STARTUP_HOOKS wants this name and no namespace): whoever connects
/// is told the bytes that are left of the heap after a collection, and those ever allocated.
/// </summary>
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for it outside of any.")]
internal static class StartupHook
{
    public const string PathSetting = "LOAD_GAUGE";

    public static void Initialize()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Environment.GetEnvironmentVariable(PathSetting)!));
        listener.Listen();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "Gauge" }.Start();
    }

    private static void Answer(Socket listener)
    {
        while (true)
        {
            using var asking = listener.Accept();
            var allocated = GC.GetTotalAllocatedBytes();
            var live = GC.GetTotalMemory(forceFullCollection: true);
            asking.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{live} {allocated}")));
        }
    }
}
