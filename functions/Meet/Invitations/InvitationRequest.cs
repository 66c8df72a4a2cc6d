using RtcFunctions.Http;
using RtcFunctions.Meet.Links;

namespace RtcFunctions.Meet.Invitations;

/// <summary>An invitation as its caller wants it.</summary>
internal sealed record InvitationRequest(string? PeerId, string? DisplayName, bool IsModerators, TimeSpan Life, bool IsOneTime)
{
    private const int ShortestSeconds = 60;
    private const int LongestSeconds = 7 * 24 * 60 * 60;
    private const int LongestName = 256;

    /// <summary>What is wrong with it is gathered in <paramref name="fields"/>.</summary>
    public static InvitationRequest Read(JsonFields fields) => new(
        Plain(fields, "peerId", Meet.PeerId.MaxLength),
        Plain(fields, "displayName", LongestName),
        fields.OptionalWord("role", LinkAttribute.Moderator) is not null,
        TimeSpan.FromSeconds(fields.RequiredInteger("expiresIn", ShortestSeconds, LongestSeconds)),
        fields.OptionalBoolean("oneTime") ?? false);

    private static string? Plain(JsonFields fields, string name, int maxLength)
    {
        var text = fields.OptionalString(name, maxLength);
        if (text?.Any(char.IsControl) is true)
        {
            fields.Refuse(name, "must not hold a control character");
        }

        return text;
    }
}
