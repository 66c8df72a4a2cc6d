using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RtcFunctions.Agora;
using RtcFunctions.Corezoid;
using RtcFunctions.Diagnostics;
using RtcFunctions.Meet;
using RtcFunctions.Operations;
using RtcFunctions.Operations.Health;
using RtcFunctions.Operations.Overload;
using RtcFunctions.Operations.Telemetry;
using RtcFunctions.Privasea;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;
using RtcFunctions.Storage;
using RtcFunctions.Zego;

return await StartErrors.RunAsync(() =>
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.UseMiddleware<TelemetryMiddleware>();
    builder.UseMiddleware<ProblemMiddleware>();
    builder.UseMiddleware<OverloadMiddleware>();
    builder.UseMiddleware<TimerRunMiddleware>();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton(services => Backlog.OfThreadPool(services.GetRequiredService<TimeProvider>()));

    builder.AddTelemetry();
    builder.Services.AddTableStore();
    builder.AddSecrets();
    builder.AddRelay();
    builder.AddHealth();
    builder.AddAgora();
    builder.AddCorezoid();
    builder.AddMeet();
    builder.AddPrivasea();
    builder.AddZego();

    return builder.Build();
});
