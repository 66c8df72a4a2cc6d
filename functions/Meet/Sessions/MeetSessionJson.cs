using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RtcFunctions.Http;

namespace RtcFunctions.Meet.Sessions;

/// <summary>A session as the instances share it: <c>{"account","access","refresh","issuedAt","expiresAt"?}</c>.</summary>
internal static class MeetSessionJson
{
    private const string Account = "account";
    private const string Access = "access";
    private const string Refresh = "refresh";
    private const string IssuedAt = "issuedAt";
    private const string ExpiresAt = "expiresAt";

    public static string Write(MeetSession session)
    {
        var json = new JsonObject
        {
            [Account] = session.Account,
            [Access] = session.Access,
            [Refresh] = session.Refresh,
            [IssuedAt] = session.IssuedAt,
        };
        if (session.ExpiresAt != DateTimeOffset.MaxValue)
        {
            json[ExpiresAt] = session.ExpiresAt;
        }

        return json.ToJsonString();
    }

    /// <summary>Null where it is no session: the secret is empty when the vault is made, and anybody may have put something into it.</summary>
    public static MeetSession? Read(string? text) =>
        text is not null
        && JsonText.Parse(Encoding.UTF8.GetBytes(text)) is { ValueKind: JsonValueKind.Object } json
        && json.TextOf(Account) is { } account
        && json.TextOf(Access) is { } access && MeetSession.IsToken(access)
        && json.TextOf(Refresh) is { } refresh
        && TimeOf(json, IssuedAt) is { } issuedAt
            ? new(account, access, refresh, issuedAt, TimeOf(json, ExpiresAt) ?? DateTimeOffset.MaxValue)
            : null;

    private static DateTimeOffset? TimeOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time)
            ? time
            : null;
}
