using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Storage;

/// <summary>What a room or peer ID could be made of by someone who means harm, or by nobody in particular.</summary>
internal static class HostileStrings
{
    public static readonly string[] Samples =
    [
        "", " ", "!", "a", "A", "a/", "a/b", "a\\b", "a#b", "a?b", "/", "//", "a.", "a0", "a ", " a", "a\0", "a\0\0", "\u0001",
        "\u007f", "'", "''", "a'b", "\"", "%", "%2F", "a%b", "a+b", "a&b=c", "$batch", "(1)", "..", ",", ",a", "a,b", "=", ";", ":", "@", "[", "^", "{", "~", "~~", "\u0080",
        "ä", "a\u0308", "ÿ", "İ", "会議室", "\u3400", "\ub3ff", "\ub400", "😀",
        "\ud800", "\udc00", "\udc00\ud800", "\ue000", "\ufeff", "\ufffe", "\uffff", "\uffff\uffff",
        "--changeset", "a\r\nb", "${{x}}", "<script>", "john.doe+tag@example.com", "4c9f1c5e-6f6e-4a53-b0a1-8b6a6b5d0f0e",
    ];

    private static readonly Gen<char> Characters = Gen.OneOf(
        Gen.Choose(char.MinValue, char.MaxValue).Select(unit => (char)unit),
        Gen.Choose(0, 0x180).Select(unit => (char)unit),
        Gen.Elements("/\\#?%'.-~ \0\u001f\u007f\u009f\u3400\ub3ff\ud800\udfff\ue000\uffff".ToCharArray()),
        Gen.Elements("ab".ToCharArray()));

    public static readonly Arbitrary<string> Any = Arb.From(
        Gen.OneOf(Gen.Elements(Samples), Characters.ArrayOf().Select(characters => new string(characters))),
        text => Enumerable.Range(0, text.Length).Select(index => text.Remove(index, 1)));
}
