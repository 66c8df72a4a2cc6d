using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RtcFunctions.Storage;

namespace RtcFunctions.Meet.Attendance;

/// <summary>A row with some of an attendance's sessions: a table's property holds 32 K characters.</summary>
internal static partial class AttendancePart
{
    private const string Property = "sessions";
    private const int Longest = 32 * 1024;

    private static readonly KeptSessionsJson Json = new(new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static IReadOnlyList<TableProperties> Pack(IEnumerable<AttendedSession> sessions)
    {
        var parts = new List<TableProperties>();
        var part = new List<AttendedSession>();
        var length = 2;
        foreach (var session in sessions)
        {
            var added = JsonSerializer.Serialize(session, Json.AttendedSession).Length + 1;
            if (length + added > Longest)
            {
                parts.Add(RowOf(part));
                part.Clear();
                length = 2;
            }

            part.Add(session);
            length += added;
        }

        parts.Add(RowOf(part));
        return parts;
    }

    public static TableProperties RowOf(IEnumerable<AttendedSession> sessions) =>
        new() { { Property, JsonSerializer.Serialize([.. sessions], Json.AttendedSessionArray) } };

    public static IReadOnlyList<AttendedSession> Sessions(TableProperties row) =>
        JsonSerializer.Deserialize(row.GetString(Property)!, Json.AttendedSessionArray)!;

    [JsonSerializable(typeof(AttendedSession[]))]
    private sealed partial class KeptSessionsJson : JsonSerializerContext;
}
