namespace RtcFunctions.Sandbox.Standalone;

/// <summary>Gives the vendors something to tell, so that the first call has an answer worth looking at.</summary>
public static class Furnishing
{
    public const string Room = "serv2demo";
    public const string Channel = "ABC";
    public const string User = "1";

    public static void Furnish(SandboxVendors vendors)
    {
        vendors.Privasea.Link(Channel, User);
        vendors.Agora.AddUserEvent("ada");
        vendors.Agora.AddChannelEvent("lobby", "ada");

        var now = TimeProvider.System.GetUtcNow();
        var gcore = vendors.Gcore;
        gcore.ServerOf(Room).AddPeer(Room, "ada", "Ada Lovelace");
        gcore.ServerOf(Room).AddPeer(Room, "grace", "Grace Hopper");
        gcore.Streaming.AddSession(Room, "ada", now.AddHours(-2), now.AddHours(-1));
        gcore.Streaming.AddVideo($"Recording {Room} {now:yyyy-MM-dd}");
    }
}
