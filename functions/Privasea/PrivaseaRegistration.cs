using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Privasea.Verifications;
using RtcFunctions.Relay;
using RtcFunctions.Storage;

namespace RtcFunctions.Privasea;

public static class PrivaseaRegistration
{
    public static IHostApplicationBuilder AddPrivasea(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<PrivaseaOptions, PrivaseaOptionsValidator>().BindConfiguration("Privasea");
        builder.Services.AddSingleton(new VendorNeeds(PrivaseaRelay.Name, [], [PrivaseaCredentials.ApiKey, PrivaseaCredentials.ApiSecret]));
        builder.Services.AddSingleton<PrivaseaCredentials>();
        builder.Services.AddSingleton<VerificationCalls>();
        builder.Services.AddSingleton<VerificationStore>();
        builder.Services.AddSingleton<ISweeper, VerificationSweeper>();
        return builder;
    }
}
