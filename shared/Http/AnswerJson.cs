using System.Text.Encodings.Web;
using System.Text.Json;

namespace RtcFunctions.Http;

/// <summary>How our answers are written: for programs and terminals, never into HTML, so that <c>+</c> and <c>&amp;</c> stay readable.</summary>
public static class AnswerJson
{
    /// <summary>Options for one serializer context; each wants an instance of its own.</summary>
    public static JsonSerializerOptions CreateOptions() =>
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
