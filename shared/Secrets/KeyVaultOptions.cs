using Microsoft.Extensions.Options;

namespace RtcFunctions.Secrets;

/// <summary>Settings <c>KeyVault__*</c>.</summary>
public sealed class KeyVaultOptions
{
    /// <summary><c>https://NAME.vault.azure.net/</c>; without it, secrets come from the configuration.</summary>
    public string? Uri { get; set; }
}

internal sealed class KeyVaultOptionsValidator : IValidateOptions<KeyVaultOptions>
{
    public ValidateOptionsResult Validate(string? name, KeyVaultOptions options) =>
        string.IsNullOrEmpty(options.Uri)
        || (Uri.TryCreate(options.Uri, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("KeyVault__Uri must be an https URL.");
}
