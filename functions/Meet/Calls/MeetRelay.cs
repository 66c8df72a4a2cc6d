using System.Threading.RateLimiting;
using RtcFunctions.Meet.Sessions;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Calls;

/// <summary>One call to a video server or the Streaming Platform.</summary>
internal sealed class MeetRelay(string operation, string url, ICredentialSource credentials) : RelayCall
{
    public const string Name = "meet";

    public override string Vendor => Name;

    public override string Operation => operation;

    public override ICredentialSource Credentials => credentials;

    /// <summary>For what the vendor has as a GET although it changes something.</summary>
    public bool IsSentOnce { get; init; }

    public override bool ChangesSomething => base.ChangesSomething || IsSentOnce;

    /// <summary>Whether the answer is ours to read, not only to hand back.</summary>
    public bool IsRead { get; init; }

    /// <summary>Where it is read and longer than others.</summary>
    public int? Longest { get; init; }

    public override int ReadsUpTo => IsRead ? Longest ?? LargestAnswerRead : 0;

    public RateLimiter? Turn { get; init; }

    public override RateLimiter? Pace => Turn;

    /// <summary>For a body whose sender did not name its type.</summary>
    public string? ContentType { get; init; }

    public override SignedRequest Sign(Credentials credentials, DateTimeOffset now) =>
        new SignedRequest { Url = url, ContentType = ContentType }
            .WithCredential(MeetCredentials.Authorization, credentials[MeetCredentials.Authorization]);

    public override bool IsRefused(int status, ReadOnlySpan<byte> json) => status is 401 or 403;
}
