using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using RtcFunctions.Relay;

namespace RtcFunctions.Corezoid;

public static class CorezoidRegistration
{
    public static IHostApplicationBuilder AddCorezoid(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CorezoidOptions>().BindConfiguration("Corezoid").ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<CorezoidOptions>, CorezoidOptionsValidator>();
        builder.Services.AddSingleton(new VendorNeeds(CorezoidRelay.Name, [], [CorezoidRelay.ApiLogin, CorezoidRelay.ApiSecret]));
        return builder;
    }
}
