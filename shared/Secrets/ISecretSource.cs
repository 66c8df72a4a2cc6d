namespace RtcFunctions.Secrets;

/// <summary>Where secrets are kept: Key Vault, or the configuration.</summary>
public interface ISecretSource
{
    /// <summary>The current version of <c>Vendor--Name</c>, null where there is none. Throws where the source is away.</summary>
    Task<Secret?> ReadAsync(string name, CancellationToken cancellationToken);
}
