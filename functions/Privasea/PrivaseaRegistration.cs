using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RtcFunctions.Relay;

namespace RtcFunctions.Privasea;

public static class PrivaseaRegistration
{
    public static IHostApplicationBuilder AddPrivasea(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PrivaseaOptions>().BindConfiguration("Privasea").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<PrivaseaOptions>, PrivaseaOptionsValidator>();
        builder.Services.AddSingleton(new VendorNeeds(PrivaseaRelay.Name, [], [PrivaseaRelay.ApiKey, PrivaseaRelay.ApiSecret]));
        return builder;
    }
}
