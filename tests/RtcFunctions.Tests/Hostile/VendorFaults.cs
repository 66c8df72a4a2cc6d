using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Hostile;

/// <summary>What in a request that a vendor received cannot have been ours to send.</summary>
internal static class VendorFaults
{
    private static readonly string[] Headers =
    [
        "Host", "Accept", "Accept-Language", "Content-Type", "Content-Length", HostileRequests.Mark, "Authorization", "x-agora-token",
        "x-agora-uid", "PRIVASEA-KEY", "PRIVASEA-SIGNATURE",
    ];

    // A caller may send these more than once; what is ours, nobody may.
    private static readonly string[] Callers = ["Accept", "Accept-Language", HostileRequests.Mark];

    private static readonly string[] SignedByZego = ["Action", "AppId", "Signature", "SignatureNonce", "SignatureVersion", "Timestamp"];
    private static readonly string[] SignedByPrivasea = ["timestamp"];

    public static IEnumerable<string> Of(SandboxVendors vendors, string key) =>
        from vendor in vendors.All
        from request in vendor.Received
        from fault in Of(vendor, request, key)
        select $"{vendor.GetType().Name} received {request} for {request.Header(HostileRequests.Mark)}: {fault}";

    private static IEnumerable<string> Of(VendorSimulator vendor, ReceivedRequest request, string key)
    {
        if (request.Rejection is { } rejection)
        {
            yield return $"it refused it: {rejection}";
        }

        if (request.Header("Host") != vendor.Endpoint.Authority)
        {
            yield return $"it is for {request.Header("Host")}";
        }

        if (request.Headers.Select(header => header.Value).Append(request.RawTarget).Any(text => text.Contains(key, StringComparison.Ordinal)))
        {
            yield return "it tells the caller's key";
        }

        foreach (var name in request.Headers.Select(header => header.Key).Except(Headers, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"it has the header {name}";
        }

        foreach (var name in Repeated(request.Headers).Except(Callers, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"it has the header {name} more than once";
        }

        var signed = vendor switch { ZegoSimulator => SignedByZego, PrivaseaSimulator => SignedByPrivasea, _ => [] };
        foreach (var name in signed.Where(name => Count(request, name) != 1))
        {
            yield return $"it has {name} {Count(request, name)} times";
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);

    private static int Count(ReceivedRequest request, string name) =>
        request.Query.Count(parameter => parameter.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
}
