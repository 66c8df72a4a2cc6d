using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Relay;

namespace RtcFunctions.Corezoid;

public static class CorezoidRegistration
{
    public static IHostApplicationBuilder AddCorezoid(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptionsWithValidateOnStart<CorezoidOptions, CorezoidOptionsValidator>().BindConfiguration("Corezoid");
        builder.Services.AddSingleton(new VendorNeeds(CorezoidRelay.Name, [], [CorezoidCredentials.ApiLogin, CorezoidCredentials.ApiSecret]));
        builder.Services.AddSingleton<CorezoidCredentials>();
        return builder;
    }
}
