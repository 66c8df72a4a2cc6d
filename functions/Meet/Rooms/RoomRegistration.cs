using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Meet.Invitations;
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
        return services;
    }
}
