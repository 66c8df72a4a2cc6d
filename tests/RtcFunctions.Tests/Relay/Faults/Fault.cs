using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Relay.Faults;

/// <summary>
/// One way for a vendor to fail, and what the contract has its caller told: in words, and how often the request reached the vendor,
/// for a call that only reads, for one that changes something, and for either where its answer is streamed, if that is another story.
/// </summary>
internal sealed record Fault(string Name, Misbehaviour Does, string Reads, string Changes, string? Streamed = null)
{
    private const string Unreachable1 = "502 vendor_unreachable ×1";
    private const string Unreachable3 = "502 vendor_unreachable ×3";
    private const string Invalid1 = "502 vendor_invalid_response ×1";
    private const string Invalid3 = "502 vendor_invalid_response ×3";
    private const string Timeout1 = "504 vendor_timeout ×1";
    private const string Timeout3 = "504 vendor_timeout ×3";
    private const string Answer1 = "the answer ×1";

    private static readonly TimeSpan Letter = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("reset before the answer", Misbehaviour.ResetBeforeAnswer, Unreachable3, Unreachable1),
        new("closed before the answer", Misbehaviour.CloseIdle, Unreachable3, Unreachable1),
        new("reset in the status line", Misbehaviour.ResetInStatusLine, Invalid3, Invalid1),
        new("closed in the status line", Misbehaviour.CutStatusLine, Invalid3, Invalid1),
        new("reset amid headers", Misbehaviour.ResetInHeaders, Invalid3, Invalid1),
        new("closed amid headers", Misbehaviour.CutHeaders, Invalid3, Invalid1),
        new("reset amid the body", Misbehaviour.ResetInBody, Invalid3, Invalid1),
        new("closed amid the body", Misbehaviour.ResetMidBody, Invalid3, Invalid1),
        new("chunked body cut off", Misbehaviour.TruncatedChunk, Invalid3, Invalid1),
        new("chunk of no length", Lines("200 OK", "Transfer-Encoding: chunked", "", "nonsense"), Invalid3, Invalid1),
        new("hangs before the answer", Misbehaviour.Hang, Timeout3, Timeout1),
        new("hangs amid headers", Misbehaviour.HangInHeaders, Timeout3, Timeout1),
        new("hangs amid the body", Misbehaviour.SlowBody(Long), Timeout3, Timeout1, "the answer, then cut ×1"),
        new("headers drip, letter by letter", Misbehaviour.DripHead(Letter), Timeout3, Timeout1),
        new("body drips, byte by byte", Misbehaviour.Drip(1, Short), Answer1, Answer1),
        new("body drips, byte by minute", Misbehaviour.Drip(1, Long), Timeout3, Timeout1, "the answer, then cut ×1"),
        new("Content-Length too long, closed", Misbehaviour.ResetMidBody, Invalid3, Invalid1),
        new("Content-Length too long, left open", Misbehaviour.OverlongContentLength, Timeout3, Timeout1, "the answer, then cut ×1"),
        new("Content-Length too short", Misbehaviour.WrongContentLength, Answer1, Answer1),
        new("Content-Length no number", Lines("200 OK", "Content-Length: x", "", "{}"), Answer1, Answer1),
        new("invalid JSON", Misbehaviour.InvalidJson, Answer1, Answer1),
        new("not HTTP", Misbehaviour.NotHttp, Invalid1, Invalid1),
        new("endless headers", Misbehaviour.EndlessHeaders, Invalid1, Invalid1),
        new("100 before the answer", Misbehaviour.Interim("100 Continue"), Answer1, Answer1),
        new("103 before the answer", Misbehaviour.Interim("103 Early Hints"), Answer1, Answer1),
        new("102 without end", Misbehaviour.EndlessInterim("102 Processing"), Timeout3, Timeout1),
        new("101 for an answer", Lines("101 Switching Protocols", "Connection: Upgrade", "Upgrade: x", ""), Invalid1, Invalid1),
        new("a redirect", Misbehaviour.Redirect("http://127.0.0.1:9/"), Invalid1, Invalid1),
        new("500", Misbehaviour.Status(500), "their 500 ×1", "their 500 ×1"),
        new("502", Misbehaviour.Status(502), "their 502 ×3", "their 502 ×1"),
        new("503", Misbehaviour.Status(503), "their 503 ×3", "their 503 ×1"),
        new("504", Misbehaviour.Status(504), "their 504 ×3", "their 504 ×1"),
        .. Waits("1", again: true),
        .. Waits("-5", again: true),
        .. Waits("soon", again: true),
        .. Waits("Fri, 31 Dec 1999 23:59:59 GMT", again: true),
        .. Waits("Fri, 31 Dec 2100 23:59:59 GMT", again: false),
        .. Waits("99999999999999999999", again: false),
    ];

    public string For(VendorCall call) => (call.IsStreamed ? Streamed : null) ?? (call.Changes ? Changes : Reads);

    /// <summary>429 is handed back whatever it says; 503 tells how long to leave the vendor alone.</summary>
    private static Fault[] Waits(string value, bool again) =>
    [
        new($"429, Retry-After: {value}", Misbehaviour.RetryAfter(429, value), "their 429 ×1", "their 429 ×1"),
        new($"503, Retry-After: {value}", Misbehaviour.RetryAfter(503, value), again ? "their 503 ×3" : "their 503 ×1", "their 503 ×1"),
    ];

    private static Misbehaviour Lines(string status, params string[] lines) =>
        Misbehaviour.Lines([$"HTTP/1.1 {status}", "Content-Type: application/json", .. lines]);
}
