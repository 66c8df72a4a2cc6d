namespace RtcFunctions.Sandbox.Gcore;

/// <summary>What Gcore does when somebody opens a room link: only an access token in it makes it ask.</summary>
internal sealed class Entrance(GcoreSimulator gcore, AccessCheck check)
{
    private const string Denied = "Access denied";

    public async Task<Entry> OpenAsync(string url, string typedName)
    {
        RoomLink link;
        try
        {
            link = gcore.Open(url);
        }
        catch (RefusedTokenException e)
        {
            return new(null, null, $"{Denied}: {e.Message}");
        }

        if (gcore.RequiresJwt && link.Claims is null)
        {
            return new(null, null, Denied);
        }

        var verdict = link["accessToken"] is { } accessToken ? await AskAsync(link, accessToken) : new(LetsIn: true, null, "Welcome");
        return new(verdict.LetsIn ? Connect(link, typedName) : null, verdict.Status, verdict.Message);
    }

    private async Task<AccessVerdict> AskAsync(RoomLink link, string accessToken) => gcore.Callbacks is { } callbacks
        ? await check.AskAsync(callbacks, accessToken, link.RoomId, link["peerId"] ?? "")
        : new(LetsIn: false, null, $"{Denied}: no accessUrl is registered");

    private Participant Connect(RoomLink link, string typedName)
    {
        var peerId = link["peerId"] is { Length: > 0 } given ? given : Guid.NewGuid().ToString();
        return gcore.ServerOf(link.RoomId).AddPeer(link.RoomId, peerId, link["displayName"] ?? typedName);
    }
}
