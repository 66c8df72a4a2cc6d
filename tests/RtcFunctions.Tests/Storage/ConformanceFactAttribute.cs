using Xunit.Sdk;

namespace RtcFunctions.Tests.Storage;

/// <summary>A fact that each engine's class inherits; skipped where the machine lacks what that engine needs.</summary>
[XunitTestCaseDiscoverer("RtcFunctions.Tests.Storage.ConformanceFactDiscoverer", "RtcFunctions.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceFactAttribute : FactAttribute;
