using RtcFunctions.Meet.Calls;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Sessions;

/// <summary>A login or a refresh: its credentials are in its body.</summary>
internal sealed class IamCall(string operation, string url, ICredentialSource none) : RelayCall
{
    public override string Vendor => MeetRelay.Name;

    public override string Operation => operation;

    public override ICredentialSource Credentials => none;

    public override int ReadsUpTo => LargestAnswerRead;

    public override SignedRequest Sign(Credentials credentials, DateTimeOffset now) =>
        new() { Url = url, ContentType = "application/json" };

    public override bool IsRefused(int status, ReadOnlySpan<byte> json) => false;
}
