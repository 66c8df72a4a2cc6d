using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Agora.Events;
using RtcFunctions.Relay;
using RtcFunctions.Storage;

namespace RtcFunctions.Agora;

public static class AgoraRegistration
{
    public static IHostApplicationBuilder AddAgora(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<AgoraOptions, AgoraOptionsValidator>().BindConfiguration("Agora");
        builder.Services.AddSingleton<AuthenticationSchemes>();
        builder.Services.AddSingleton<EventLog>();
        builder.Services.AddSingleton<ISweeper, EventSweeper>();
        builder.Services.AddSingleton(new VendorNeeds(
            AgoraRelay.Name, ["Agora__AppId"], [AppCertificate.Name], [BasicAuthentication.CustomerId, BasicAuthentication.CustomerSecret]));
        return builder;
    }
}
