using RtcFunctions.Http;

namespace RtcFunctions.Relay;

/// <summary>Where a vendor's requests get what they are signed with.</summary>
public interface ICredentialSource
{
    /// <summary>The credentials as known now. For a dry run nothing is sent to obtain them.</summary>
    ValueTask<Outcome<Credentials>> GetAsync(bool dryRun, CancellationToken cancellationToken);

    /// <summary>The credentials past every cache, after the vendor refused a request signed with <paramref name="refused"/>.</summary>
    ValueTask<Outcome<Credentials>> RenewAsync(Credentials refused, CancellationToken cancellationToken);
}
