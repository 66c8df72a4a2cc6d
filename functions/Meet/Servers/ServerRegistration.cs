using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Health;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Servers;

internal static class ServerRegistration
{
    public static void AddServerProbes(this IServiceCollection services)
    {
        services.AddSingleton<ServerStates>();
        services.AddSingleton<IHealthCheck>(provider => provider.GetRequiredService<ServerStates>());
        services.AddSingleton(provider => new ServerProbes(
            provider.GetRequiredService<IOptions<MeetOptions>>(),
            provider.GetRequiredService<MeetCredentials>(),
            provider.GetRequiredService<RelayEngine>(),
            provider.GetRequiredService<ServerStates>(),
            provider.GetRequiredService<ILogger<ServerProbes>>()));
    }
}
