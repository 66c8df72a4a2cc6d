using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace RtcFunctions.Tests.LocalWorker;

public sealed class BareAnswerTests
{
    public static TheoryData<string, string> Malformed => new()
    {
        { "400", "GET /api/things/%00 HTTP/1.1\r\nHost: any\r\n\r\n" },
        { "400", "GET /api/things HTTP/1.1\r\nHost: a b\r\n\r\n" },
        { "400", "GET /api/things HTTP/1.1\r\n\r\n" },
        { "400", "POST /api/things HTTP/1.1\r\nHost: any\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx" },
        { "414", $"GET /api/{new string('x', 10_000)} HTTP/1.1\r\nHost: any\r\n\r\n" },
        { "431", $"GET /api/things HTTP/1.1\r\nHost: any\r\nX-Long: {new string('x', 40_000)}\r\n\r\n" },
        { "505", "GET /api/things HTTP/3.7\r\nHost: any\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_Kestrel_refuses_by_itself_has_nothing_to_store_or_to_sniff(string status, string request)
    {
        await using var app = await LocalApp.StartAsync<Things>();

        var answer = await app.SendRawAsync(request);

        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Length: 0\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    public sealed class Things
    {
        [Function("things")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Function, "get", "post")] HttpRequest request) => TypedResults.Ok();
    }
}
