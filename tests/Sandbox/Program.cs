using System.Security.Cryptography;
using RtcFunctions.Sandbox;
using RtcFunctions.Sandbox.Scene;
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
var key = RandomNumberGenerator.GetHexString(16, lowercase: true);
var settings = SandboxSettings.For(vendors, key);
try
{
    await using var app = await AppProcess.StartAsync(settings, FormattableString.Invariant($"http://127.0.0.1:{port}"));
    var address = app.Client.BaseAddress!;
    vendors.Register(address);
    Furnishing.Furnish(vendors);
    Console.Write(Welcome.Text(vendors, address, key, isUsualPort: port == AppPort.Usual, arguments.HasScene));

    using var scene = new LivelyScene(vendors.Gcore, address, key, seed: RandomNumberGenerator.GetInt32(int.MaxValue));
    using var curtain = new CancellationTokenSource();
    var playing = arguments.HasScene ? scene.RunAsync(curtain.Token) : Task.CompletedTask;
    var exitCode = await end.WaitAsync(app);
    await curtain.CancelAsync();
    await playing;
    return exitCode;
}
catch (Exception e) when (e is InvalidOperationException or TimeoutException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
