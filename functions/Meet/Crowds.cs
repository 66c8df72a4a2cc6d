using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Http;
using RtcFunctions.Meet.Access;
using RtcFunctions.Meet.Webhooks;

namespace RtcFunctions.Meet;

/// <summary>What the vendor asks and tells when crowds enter and leave rooms, all of it at once.</summary>
internal static class Crowds
{
    // A thousand checks of one room are to be judged rightly however close together they come, and it may not be the only room.
    private const int AtOnce = 2000;

    private static readonly string[] Webhooks = [nameof(ReceiveMeetJoin), nameof(ReceiveMeetLeave), nameof(ReceiveMeetWebhook)];

    public static IServiceCollection AddCrowds(this IServiceCollection services)
    {
        services.AddSingleton(new FunctionLimit(nameof(CheckMeetAccess), AtOnce)
        {
            Refusal = CheckMeetAccess.ToAnswer(AccessDecision.Unavailable),
        });
        foreach (var webhook in Webhooks)
        {
            services.AddSingleton(new FunctionLimit(webhook, AtOnce));
        }

        return services;
    }
}
