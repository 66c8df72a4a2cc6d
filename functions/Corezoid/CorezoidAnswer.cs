using System.Text.Json;

namespace RtcFunctions.Corezoid;

/// <summary>
/// What Corezoid's answer says of a request: <c>{"request_proc":"ok","ops":[{"proc":"ok"}…]}</c>. <c>RequestProcIsOk</c> is null
/// where it holds no <c>request_proc</c>; an operation failed where its <c>proc</c> is anything but <c>ok</c>.
/// </summary>
internal readonly record struct CorezoidAnswer(bool? RequestProcIsOk, int Operations, int FailedOperations)
{
    // What an operation read out of a process may be nested as deep as anything.
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Whether the request as a whole was refused, before any operation was looked at.</summary>
    public bool IsRefused => RequestProcIsOk == false && Operations == 0;

    /// <summary>The operations that failed: all of them count as one where none came and the request is not said to be <c>ok</c>.</summary>
    public int Failures => Operations == 0 && RequestProcIsOk != true ? 1 : FailedOperations;

    /// <summary>Null where the answer is not well-formed JSON.</summary>
    public static CorezoidAnswer? Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, AnyDepth);
        try
        {
            reader.Read();
            var answer = reader.TokenType == JsonTokenType.StartObject ? ReadObject(ref reader) : default;
            while (reader.Read())
            {
                // To the end, where broken JSON may show.
            }

            return answer;
        }
        // The second is a lone surrogate's.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static CorezoidAnswer ReadObject(ref Utf8JsonReader reader)
    {
        var answer = default(CorezoidAnswer);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isRequestProc, isOps) = (reader.ValueTextEquals("request_proc"u8), reader.ValueTextEquals("ops"u8));
            reader.Read();
            if (isRequestProc)
            {
                answer = answer with { RequestProcIsOk = IsOk(ref reader) };
            }

            if (isOps && reader.TokenType == JsonTokenType.StartArray)
            {
                answer = ReadOperations(ref reader, answer);
            }

            reader.Skip();
        }

        return answer;
    }

    private static CorezoidAnswer ReadOperations(ref Utf8JsonReader reader, CorezoidAnswer answer)
    {
        var (operations, failed) = (0, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            operations++;
            failed += Succeeded(ref reader) ? 0 : 1;
        }

        return answer with { Operations = operations, FailedOperations = failed };
    }

    private static bool Succeeded(ref Utf8JsonReader reader)
    {
        var isOk = false;
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isProc = reader.ValueTextEquals("proc"u8);
                reader.Read();
                isOk = isProc ? IsOk(ref reader) : isOk;
                reader.Skip();
            }
        }

        reader.Skip();
        return isOk;
    }

    private static bool IsOk(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("ok"u8);
}
