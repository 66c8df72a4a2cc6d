using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.LocalWorker;
using RtcFunctions.Operations;

namespace RtcFunctions.Tests.LocalWorker;

/// <summary>The local worker in this process, on a free port, running the functions of the test's own classes.</summary>
internal sealed class LocalApp : IAsyncDisposable
{
    private static readonly HostJson ContractsHostJson = new("api", [KeyValuePair.Create("Cache-Control", "no-store")]);

    private readonly IHost _host;

    private LocalApp(IHost host)
    {
        _host = host;
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    public static Task<LocalApp> StartAsync<TFunctions>(params string[] settings) => StartAsync([typeof(TFunctions)], settings);

    public static async Task<LocalApp> StartAsync(
        IEnumerable<Type> candidates,
        IEnumerable<string>? settings = null,
        HostJson? hostJson = null,
        Action<FunctionsApplicationBuilder>? configure = null)
    {
        var host = Build(candidates, settings, hostJson, configure);
        await host.StartAsync();
        return new LocalApp(host);
    }

    /// <summary>The settings are arguments of the command line, without their dashes.</summary>
    public static IHost Build(
        IEnumerable<Type> candidates,
        IEnumerable<string>? settings = null,
        HostJson? hostJson = null,
        Action<FunctionsApplicationBuilder>? configure = null)
    {
        IEnumerable<string> all = ["urls=http://127.0.0.1:0", "Logging:LogLevel:Default=None", .. settings ?? []];
        var args = all.Select(setting => $"--{setting}").ToArray();
        var builder = new FunctionsApplicationBuilder(args, candidates, hostJson ?? ContractsHostJson);
        builder.UseMiddleware<ProblemMiddleware>();
        configure?.Invoke(builder);
        return builder.Build();
    }

    /// <summary>Sends the bytes of a request that no client would write, and reads until the app closes the connection.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Address.Host, Address.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
