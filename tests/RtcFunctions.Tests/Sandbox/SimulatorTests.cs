using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Sandbox;

/// <summary>Starts a simulator for each test and ends it with the test.</summary>
public abstract class SimulatorTests<TVendor>(TVendor vendor) : IAsyncLifetime
    where TVendor : VendorSimulator
{
    protected TVendor Vendor { get; } = vendor;

    protected string? Rejection => Assert.Single(Vendor.Received).Rejection;

    public Task InitializeAsync() => Vendor.StartAsync();

    public Task DisposeAsync() => Vendor.DisposeAsync().AsTask();
}
