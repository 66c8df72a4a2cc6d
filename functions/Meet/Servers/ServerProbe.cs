using RtcFunctions.Meet.Calls;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Servers;

/// <summary>Asks a video server how long a room has been there that nobody ever made.</summary>
internal sealed class ServerProbe(string endpoint, ICredentialSource credentials) : RelayCall
{
    private readonly string _url = $"{endpoint.TrimEnd('/')}/rooms/probe-{Guid.NewGuid():N}/durationOfBroadcast";

    public override string Vendor => MeetRelay.Name;

    public override string Operation => "probe";

    public override ICredentialSource Credentials => credentials;

    public override bool IsProbe => true;

    public override SignedRequest Sign(Credentials credentials, DateTimeOffset now) =>
        new SignedRequest { Url = _url }.WithCredential(MeetCredentials.Authorization, credentials[MeetCredentials.Authorization]);

    // A server that refuses the credential has answered, and one that is out of order must not wear out our sessions.
    public override bool IsRefused(int status, ReadOnlySpan<byte> json) => false;
}
