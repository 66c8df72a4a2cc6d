using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Relay;

namespace RtcFunctions.Zego;

public static class ZegoRegistration
{
    public static IHostApplicationBuilder AddZego(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<ZegoOptions, ZegoOptionsValidator>().BindConfiguration("Zego");
        builder.Services.AddSingleton(new VendorNeeds(ZegoRelay.Name, ["Zego__AppId"], [ZegoCredentials.ServerSecret]));
        builder.Services.AddSingleton<ZegoCredentials>();
        return builder;
    }
}
