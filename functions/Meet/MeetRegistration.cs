using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Meet.Links;
using RtcFunctions.Meet.Presence;
using RtcFunctions.Meet.Retention;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Servers;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet;

public static class MeetRegistration
{
    public static IHostApplicationBuilder AddMeet(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<MeetOptions, MeetOptionsValidator>().BindConfiguration("Meet");
        services.AddSingleton(new VendorNeeds(
            MeetRelay.Name, [], [MeetCredentials.ApiToken], [LoginCredentials.Username, LoginCredentials.Password])
        {
            FurtherSecrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["accessAuthorization"] = AccessChecks.Authorization },
        });

        services.AddMetrics();
        services.AddSingleton<MeetMetrics>();
        services.AddSingleton<LoginCredentials>();
        services.AddSingleton<GcoreIam>();
        services.AddSingleton<IMeetSessionStore>(provider => provider.GetService<SecretClient>() is { } vault
            ? new VaultSessionStore(vault)
            : new TableSessionStore(provider.GetRequiredService<ITableStore>()));
        services.AddSingleton<RenewalLock>();
        services.AddSingleton<SharedSession>();
        services.AddSingleton<SessionRenewal>();
        services.AddSingleton(provider => new MeetSessions(
            provider.GetRequiredService<SessionRenewal>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MeetCredentials>();

        services.AddServerProbes();

        services.AddSingleton<StreamingPace>();
        services.AddSingleton(provider => new MeetCalls(
            provider.GetRequiredService<IOptions<MeetOptions>>(),
            provider.GetRequiredService<MeetCredentials>(),
            provider.GetRequiredService<StreamingPace>(),
            provider.GetRequiredService<TimeProvider>()));

        services.AddSingleton<RoomJwtKeys>();
        services.AddSingleton(provider => new PeerAnnouncements(provider.GetRequiredService<RoomQueues>()));

        services.AddSingleton<RoomStore>();
        services.AddSingleton<RoomQueues>();
        services.AddRooms();
        services.AddSingleton<DeniedLog>();
        services.AddHostedService(provider => provider.GetRequiredService<DeniedLog>());
        services.AddHostedService<CredentialWarmUp>();
        services.AddSingleton(provider => new AccessChecks(
            provider.GetRequiredService<SecretCache>(),
            provider.GetRequiredService<RoomQueues>(),
            provider.GetRequiredService<DeniedLog>(),
            provider.GetRequiredService<IOptions<MeetOptions>>()));
        services.AddSingleton<ISweeper, RoomSweeper>();
        services.AddSingleton<PeerClosings>();
        services.AddPresence();
        services.AddSingleton(provider => new MeetWebhooks(
            provider.GetRequiredService<SecretCache>(),
            provider.GetRequiredService<RoomQueues>(),
            provider.GetRequiredService<PeerClosings>(),
            provider.GetRequiredService<MeetMetrics>(),
            provider.GetRequiredService<IOptions<MeetOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddCrowds();
        return builder;
    }
}
