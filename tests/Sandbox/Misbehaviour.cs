using RtcFunctions.Sandbox.Misbehaving;

namespace RtcFunctions.Sandbox;

/// <summary>A way to spoil one answer. The request is recorded and its credentials are checked all the same.</summary>
public sealed class Misbehaviour
{
    internal Misbehaviour(Func<Exchange, Task> act) => Act = act;

    /// <summary>Says nothing until the caller goes.</summary>
    public static Misbehaviour Hang { get; } = new(SlowAnswers.HangAsync);

    /// <summary>A TCP reset once the request was read.</summary>
    public static Misbehaviour ResetBeforeAnswer { get; } = new(BrokenConnections.ResetAsync);

    /// <summary>Closes in an orderly way once the request was read, as a server does with an idle connection.</summary>
    public static Misbehaviour CloseIdle { get; } = new(BrokenConnections.CloseAsync);

    /// <summary>A <c>Content-Length</c> promised, half of it sent, then closed.</summary>
    public static Misbehaviour ResetMidBody { get; } = new(BrokenConnections.CloseMidBodyAsync);

    /// <summary>A chunk announced, half of it sent, then closed.</summary>
    public static Misbehaviour TruncatedChunk { get; } = new(BrokenConnections.CloseMidChunkAsync);

    /// <summary>Closes within the first line of the answer.</summary>
    public static Misbehaviour CutStatusLine { get; } = new(exchange => BrokenAnswers.HeadAsync(exchange, "HTTP/1.1 2"));

    /// <summary>Closes within the headers of the answer.</summary>
    public static Misbehaviour CutHeaders { get; } = new(exchange => BrokenAnswers.HeadAsync(exchange, "HTTP/1.1 200 OK\r\nContent-Ty"));

    /// <summary>A TCP reset within the first line of the answer.</summary>
    public static Misbehaviour ResetInStatusLine { get; } = new(exchange => BrokenConnections.ResetAfterAsync(exchange, "HTTP/1.1 2"));

    /// <summary>A TCP reset within the headers of the answer.</summary>
    public static Misbehaviour ResetInHeaders { get; } =
        new(exchange => BrokenConnections.ResetAfterAsync(exchange, "HTTP/1.1 200 OK\r\nContent-Ty"));

    /// <summary>A <c>Content-Length</c> promised, half of it sent, then a TCP reset.</summary>
    public static Misbehaviour ResetInBody { get; } = new(BrokenConnections.ResetMidBodyAsync);

    /// <summary>Begins its headers, and says no more until the caller goes.</summary>
    public static Misbehaviour HangInHeaders { get; } =
        new(exchange => SlowAnswers.HangAfterAsync(exchange, "HTTP/1.1 200 OK\r\nContent-Ty"));

    /// <summary>Bytes that are no HTTP.</summary>
    public static Misbehaviour NotHttp { get; } = Lines("220 mail.example.com ESMTP");

    /// <summary>More bytes sent than <c>Content-Length</c> promised.</summary>
    public static Misbehaviour WrongContentLength { get; } = new(BrokenAnswers.WrongContentLengthAsync);

    /// <summary>Fewer bytes sent than <c>Content-Length</c> promised, and the connection left as it is.</summary>
    public static Misbehaviour OverlongContentLength { get; } = new(BrokenAnswers.OverlongContentLengthAsync);

    /// <summary>Header after header, until the caller goes.</summary>
    public static Misbehaviour EndlessHeaders { get; } = new(BrokenAnswers.EndlessHeadersAsync);

    /// <summary>200 and <c>application/json</c>, but cut off within a string.</summary>
    public static Misbehaviour InvalidJson { get; } =
        Instead(VendorAnswer.Text(200, "application/json", """{"Code":0,"Message":"suc"""));

    internal Func<Exchange, Task> Act { get; }

    /// <summary>The usual answer, <paramref name="delay"/> late.</summary>
    public static Misbehaviour Slow(TimeSpan delay) => new(exchange => SlowAnswers.LateAsync(exchange, delay));

    /// <summary>The usual answer, with a pause between the halves of its body.</summary>
    public static Misbehaviour SlowBody(TimeSpan pause) => new(exchange => SlowAnswers.PauseMidBodyAsync(exchange, pause));

    /// <summary>The usual answer, a few bytes at a time.</summary>
    public static Misbehaviour Drip(int bytes, TimeSpan interval) => new(exchange => SlowAnswers.DripAsync(exchange, bytes, interval));

    /// <summary>The head of the usual answer, a byte at a time.</summary>
    public static Misbehaviour DripHead(TimeSpan interval) => new(exchange => SlowAnswers.DripHeadAsync(exchange, interval));

    /// <summary>The usual answer, once the task is done.</summary>
    public static Misbehaviour Until(Task released) => new(exchange => SlowAnswers.AnswerOnceAsync(exchange, released));

    /// <summary>An interim answer, as <c>103 Early Hints</c>, before the usual one.</summary>
    public static Misbehaviour Interim(string status) => new(exchange => InterimAnswers.OnceAsync(exchange, status));

    /// <summary>Interim answers without end.</summary>
    public static Misbehaviour EndlessInterim(string status) => new(exchange => InterimAnswers.EndlessAsync(exchange, status));

    /// <summary>These lines as they are, then closed.</summary>
    public static Misbehaviour Lines(params string[] lines) => new(exchange => BrokenAnswers.LinesAsync(exchange, lines));

    /// <summary>A status with a short JSON body.</summary>
    public static Misbehaviour Status(int status, params (string Name, string Value)[] headers) =>
        Instead(VendorAnswer.Json(new { message = "The sandbox was asked to fail." }, status) with { Headers = headers });

    /// <summary>A 429 or 503 with the given <c>Retry-After</c>.</summary>
    public static Misbehaviour RetryAfter(int status, string value) => Status(status, ("Retry-After", value));

    public static Misbehaviour Redirect(string location, int status = 302) => Status(status, ("Location", location));

    /// <summary>200 with this many bytes, streamed.</summary>
    public static Misbehaviour Huge(long bytes, string contentType = "application/json") =>
        new(exchange => SlowAnswers.HugeAsync(exchange, bytes, contentType));

    private static Misbehaviour Instead(VendorAnswer answer) => new(exchange => answer.WriteAsync(exchange.Response));
}
