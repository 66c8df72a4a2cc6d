using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RtcFunctions.Storage;

namespace RtcFunctions.Tests.Storage;

internal static class TestMetrics
{
    public static StorageMetrics Storage() =>
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
}
