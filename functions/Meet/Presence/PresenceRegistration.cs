using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Meet.Attendance;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Meet.Rooms;
using RtcFunctions.Meet.Webhooks;
using RtcFunctions.Relay;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Presence;

internal static class PresenceRegistration
{
    public static IServiceCollection AddPresence(this IServiceCollection services)
    {
        services.AddSingleton<VideoServerPace>();
        services.AddSingleton(provider => new PresenceReconciliation(
            provider.GetRequiredService<MeetCalls>(),
            provider.GetRequiredService<RelayEngine>(),
            provider.GetRequiredService<PeerClosings>(),
            provider.GetRequiredService<VideoServerPace>(),
            provider.GetRequiredService<RoomQueues>(),
            provider.GetRequiredService<ITableStore>(),
            provider.GetRequiredService<MeetMetrics>(),
            provider.GetRequiredService<IOptions<MeetOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PresenceReconciliation>>()));
        services.AddSingleton<ErasureMarks>();
        services.AddSingleton<OccasionCollector>();
        services.AddSingleton(provider => new AttendanceCollector(
            provider.GetRequiredService<OccasionCollector>(),
            provider.GetRequiredService<ErasureMarks>(),
            provider.GetRequiredService<ITableStore>(),
            provider.GetRequiredService<IOptions<MeetOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new RoomAttendances(provider.GetRequiredService<ITableStore>()));
        return services;
    }
}
