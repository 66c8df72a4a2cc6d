namespace RtcFunctions.Sandbox.KeyVault;

/// <summary>How the vault meets a request.</summary>
public enum VaultCondition
{
    Up,

    /// <summary>It closes the connection.</summary>
    Down,

    /// <summary>It never answers.</summary>
    Hanging,
}
