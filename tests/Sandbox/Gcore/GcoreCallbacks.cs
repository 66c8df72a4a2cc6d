namespace RtcFunctions.Sandbox.Gcore;

/// <summary>What the account's owner had registered: where Gcore asks for access, where it tells who came and went, and as whom.</summary>
public sealed record GcoreCallbacks(Uri AccessUrl, Uri EventUrl)
{
    public string? AccessAuthorization { get; init; }

    public string? EventAuthorization { get; init; }

    /// <summary>Events go to <c>{EventUrl}/joinPeer</c> and <c>/closePeer</c>, not to the one URL: the vendor's page has both.</summary>
    public bool HasUrlForEachEvent { get; init; }

    /// <summary>Those of the app.</summary>
    public static GcoreCallbacks Of(Uri app, string? accessAuthorization, string? eventAuthorization) =>
        new(new Uri(app, "api/meet/access"), new Uri(app, "api/meet/webhooks"))
        {
            AccessAuthorization = accessAuthorization,
            EventAuthorization = eventAuthorization,
        };
}
