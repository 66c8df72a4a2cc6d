using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Tests.Hostile;

namespace RtcFunctions.Tests.LocalWorker;

/// <summary>Callers who send a byte now and then: with limits of about a second, which is how often the server looks.</summary>
public sealed class SlowCallerTests
{
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(1.1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData("GET /api/tak")]
    [InlineData("GET /api/taken HTTP/1.1\r\nHost: a\r\nX: ")]
    public async Task A_head_that_takes_too_long_is_cut_off(string begun)
    {
        await using var app = await StartAsync();
        using var connection = await RawConnection.OpenAsync(app.Address);

        var answer = await DripAsync(connection, begun);

        Assert.Equal(408, answer?.Status);
    }

    [Theory]
    [InlineData("Content-Length: 20000\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n4000\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2;")]
    public async Task A_body_that_takes_too_long_is_cut_off(string framed)
    {
        await using var app = await StartAsync();
        using var connection = await RawConnection.OpenAsync(app.Address);

        var answer = await DripAsync(connection, $"POST /api/taken HTTP/1.1\r\nHost: a\r\n{framed}");

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        Assert.Equal(400, answer?.Status);
        await connection.ReadToEndAsync(limit.Token);
    }

    [Fact]
    public async Task The_limits_are_there_without_anybody_setting_them()
    {
        await using var app = await LocalApp.StartAsync<Takers>();

        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        Assert.True(limits.RequestHeadersTimeout <= TimeSpan.FromSeconds(10));
        Assert.True(limits.MinRequestBodyDataRate is { BytesPerSecond: > 200, GracePeriod.TotalSeconds: <= 5 });
        Assert.True(limits is { MaxRequestHeaderCount: <= 100, MaxRequestHeadersTotalSize: <= 32 * 1024, MaxRequestLineSize: <= 8 * 1024 });
    }

    private static Task<LocalApp> StartAsync() => LocalApp.StartAsync([typeof(Takers)], configure: builder =>
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = Brief;
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 1000, gracePeriod: Brief);
        }));

    private static async Task<RawAnswer?> DripAsync(RawConnection connection, string begun)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await connection.SendAsync(begun);
        var answer = connection.ReadAsync("POST", limit.Token);
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(Interval, limit.Token));
            await (answer.IsCompleted ? ValueTask.CompletedTask : connection.SendAsync("a"));
        }

        return await answer;
    }

    public sealed class Takers
    {
        [Function("taken")]
        public async Task<IResult> Run(
            [HttpTrigger(AuthorizationLevel.Function, "get", "post")] HttpRequest request, CancellationToken cancellationToken)
        {
            var body = await RequestBody.ReadAsync(request, long.MaxValue, cancellationToken);
            return body.Failed(out _, out var problem) ? problem : TypedResults.Ok();
        }
    }
}
