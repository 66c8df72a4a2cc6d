using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RtcFunctions.Agora.Events;
using RtcFunctions.Relay;

namespace RtcFunctions.Agora;

public static class AgoraRegistration
{
    public static IHostApplicationBuilder AddAgora(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AgoraOptions>().BindConfiguration("Agora").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<AgoraOptions>, AgoraOptionsValidator>();
        builder.Services.AddSingleton<AuthenticationSchemes>();
        builder.Services.AddSingleton<EventLog>();
        builder.Services.AddSingleton(new VendorNeeds(
            AgoraRelay.Name, ["Agora__AppId"], [AppCertificate.Name], [BasicAuthentication.CustomerId, BasicAuthentication.CustomerSecret]));
        return builder;
    }
}
