using System.Security.Cryptography;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Standalone;

if (Arguments.Read(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

if (AppPort.Choose(arguments.Port) is not { } port)
{
    Console.Error.WriteLine($"Port {arguments.Port} is taken.");
    return 1;
}

using var end = new EndOfRun();
await using var vendors = await SandboxVendors.StartAsync();
Furnishing.Furnish(vendors);

var key = RandomNumberGenerator.GetHexString(16, lowercase: true);
var settings = new Dictionary<string, string>(vendors.Settings, StringComparer.Ordinal) { ["Functions__Keys__sandbox"] = key };
try
{
    await using var app = await AppProcess.StartAsync(settings, FormattableString.Invariant($"http://127.0.0.1:{port}"));
    Console.Write(Welcome.Text(vendors, app.Client.BaseAddress!, key, isUsualPort: port == AppPort.Usual));
    return await end.WaitAsync(app);
}
catch (Exception e) when (e is InvalidOperationException or TimeoutException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
