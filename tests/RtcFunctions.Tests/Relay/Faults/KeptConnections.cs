using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>The connections to vendors that the app keeps for the next call.</summary>
internal static class KeptConnections
{
    private const int MostOfOneVendor = 400;
    private const string Closing = "closing";

    /// <summary>
    /// Has vendors close them, one by one, and answers how many sockets to vendors are left. A connection that nobody knows of any more
    /// is not among those kept, and stays.
    /// </summary>
    public static async Task<int> CloseAsync(AppProcess app, SandboxVendors vendors)
    {
        var ports = vendors.All.Select(vendor => vendor.Endpoint.Port).ToHashSet();
        int Open() => OpenHandles.Of(app).RemotePorts.Count(ports.Contains);

        foreach (var vendor in vendors.All)
        {
            vendor.MisbehaveTo(Closing, Misbehaviour.Status(200, ("Connection", "close")));
        }

        var calls = VendorCall.All.DistinctBy(call => call.Vendor).ToArray();
        for (var round = 0; round < MostOfOneVendor && Open() > 0; round++)
        {
            await Task.WhenAll(calls.Select(call => Told.ByAsync(app, call, Closing, usual: null)));
        }

        return Open();
    }
}
