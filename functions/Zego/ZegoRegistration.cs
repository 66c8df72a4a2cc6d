using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RtcFunctions.Relay;

namespace RtcFunctions.Zego;

public static class ZegoRegistration
{
    public static IHostApplicationBuilder AddZego(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ZegoOptions>().BindConfiguration("Zego").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ZegoOptions>, ZegoOptionsValidator>();
        builder.Services.AddSingleton(new VendorNeeds(ZegoRelay.Name, ["Zego__AppId"], [ZegoRelay.ServerSecret]));
        return builder;
    }
}
