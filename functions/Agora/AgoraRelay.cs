using Microsoft.AspNetCore.Http;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Agora;

/// <summary>One call to Agora's REST API.</summary>
internal class AgoraRelay(string endpoint, AgoraPath path, CallerQuery query, RestAuthentication authentication) : RelayCall
{
    public const string Name = "agora";

    /// <summary>An account has at most some thousands of projects, of a few hundred bytes each.</summary>
    private const int LargestProjects = 4 * 1024 * 1024;

    public override string Vendor => Name;

    public override string Operation => path.Operation;

    public override ICredentialSource Credentials => authentication.Credentials;

    public override bool ChangesSomething => base.ChangesSomething || path.RemovesWhatItReads;

    public override bool RewritesAnswer => path.HoldsCertificates;

    public override int ReadsUpTo => RewritesAnswer ? LargestProjects : 0;

    public override SignedRequest Sign(Credentials credentials, DateTimeOffset now) =>
        authentication.Sign(query.AppendTo($"{endpoint.TrimEnd('/')}/{path}"), credentials, now);

    public override bool IsRefused(int status, ReadOnlySpan<byte> json)
    {
        if (status != StatusCodes.Status401Unauthorized)
        {
            return false;
        }

        authentication.Refused();
        return true;
    }

    public override Outcome<ReadOnlyMemory<byte>> Rewrite(ReadOnlyMemory<byte> body) =>
        CertificateRedaction.TryApply(body, out var shown)
            ? shown
            : Problem.VendorInvalidResponse(Name, "not in JSON, and with what may be an App Certificate");
}
