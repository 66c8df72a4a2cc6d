using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Hostile;

/// <summary>Texts that mean something to somebody: to a path, a query, a header, a log, a template, another host.</summary>
internal static class HostileText
{
    private static readonly string[] Elsewhere =
    [
        "{{canary}}", "http://{{canary}}/", "https://{{canary}}", "//{{canary}}/", "\\\\{{canary}}\\x", "x@{{canary}}", "@{{canary}}/",
        "http://127.0.0.1:1@{{canary}}/", "${jndi:ldap://{{canary}}/x}", ".{{canary}}", "#@{{canary}}", "?@{{canary}}", "file:///etc/passwd",
        "http://169.254.169.254/metadata/identity", "gopher://{{canary}}/_x", "%2f%2f{{canary}}", "{{canary}}%00.example",
    ];

    private static readonly string[] Telling =
    [
        "{appId}", "%7BappId%7D", "{Zego--ServerSecret}", "null", "true", "-1", "0", "1e9", "9223372036854775808", "NaN", "undefined",
        "serv0demo", "serv2demo", "serv9x", "ada", "..", "../../..", "..;/", "%2e%2e%2f", "%252e%252e", "%00", "%0d%0aX-Injected:%201",
        "%ff", "%c0%af", "%ed%a0%80", "%u002e", "%", "%2", "%zz", "+", "%20", "%26Signature=x", "&&", "=", "a=b&c=d", ";", "[]", "<script>",
        "\xc3\xa9", "\x80", "\x7f",
    ];

    /// <summary>Each of them a character for a byte.</summary>
    public static readonly Gen<string> Any = Gen.OneOf(
        Gen.Elements(Telling),
        Gen.Elements(Elsewhere),
        HostileStrings.Any.Generator.Select(HostileRequest.Bytes),
        Gen.Choose(1, 3000).Select(length => new string('a', length)));

    /// <summary>As one part of a path or a query, with what would end it encoded, once or twice.</summary>
    public static readonly Gen<string> Encoded = Gen.Frequency(
        (4, Any.Select(Encode)),
        (1, Any.Select(Encode).Select(Encode)),
        (1, Gen.Elements(Telling)),
        (1, Gen.Elements(Elsewhere)));

    private static string Encode(string bytes) => string.Concat(bytes.Select(Encode));

    // What stands for a value stays: it is filled in when it is sent.
    private static string Encode(char character) => char.IsAsciiLetterOrDigit(character) || "{}-._~".Contains(character, StringComparison.Ordinal)
        ? character.ToString()
        : $"%{(int)character:X2}";
}
