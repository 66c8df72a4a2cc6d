using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Meet.Invitations;
using RtcFunctions.Meet.Peers;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Rooms;

internal static class RoomRegistration
{
    public static IServiceCollection AddRooms(this IServiceCollection services)
    {
        services.AddSingleton(provider => new KeptRooms(
            provider.GetRequiredService<RoomQueues>(), provider.GetRequiredService<ITableStore>()));
        services.AddSingleton(provider => new RoomEvents(provider.GetRequiredService<ITableStore>()));
        services.AddSingleton(provider => new RoomInvitations(
            provider.GetRequiredService<RoomQueues>(), provider.GetRequiredService<ITableStore>()));
        services.AddSingleton(provider => new RoomPeers(
            provider.GetRequiredService<ITableStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PeerRemoval(
            provider.GetRequiredService<RoomQueues>(),
            provider.GetRequiredService<RoomInvitations>(),
            provider.GetRequiredService<PeerClosings>(),
            provider.GetRequiredService<ITableStore>()));
        services.AddSingleton(provider => new PeerErasure(
            provider.GetRequiredService<RoomQueues>(),
            provider.GetRequiredService<RoomInvitations>(),
            provider.GetRequiredService<PeerRemoval>(),
            provider.GetRequiredService<ITableStore>()));
        return services;
    }
}
