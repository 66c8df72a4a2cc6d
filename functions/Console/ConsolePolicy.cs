using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Console;

/// <summary>What a browser may do with the console: load its own files, ask its own app, and nothing else.</summary>
internal static class ConsolePolicy
{
    // No policy for trusted types may be made, so no text can become markup or a script, whatever a vendor answers.
    private const string ContentSecurity =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    public static void Apply(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurity;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
