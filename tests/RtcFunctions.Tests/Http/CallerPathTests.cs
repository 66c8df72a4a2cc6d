using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RtcFunctions.Http;

namespace RtcFunctions.Tests.Http;

public sealed class CallerPathTests
{
    [Theory]
    [InlineData("/api/x/a/b", "a/b", new[] { "a", "b" })]
    [InlineData("/api/x/a%20b/c%2Bd+e", "a b/c+d+e", new[] { "a b", "c+d+e" })]
    [InlineData("/api/x/%7BappId%7D?q=/../", "{appId}", new[] { "{appId}" })]
    [InlineData("http://host/api/x/a", "a", new[] { "a" })]
    [InlineData("/api/x/a...b", "a...b", new[] { "a...b" })]
    [InlineData("/api/x/100%25", "100%", new[] { "100%" })]
    [InlineData("/api/x/caf%C3%A9", "café", new[] { "café" })]
    public void Segments_come_decoded_once(string target, string routeValue, string[] expected)
    {
        var failed = CallerPath.Segments(Request(target), routeValue).Failed(out var segments, out _);

        Assert.False(failed);
        Assert.Equal(expected, segments);
    }

    [Theory]
    [InlineData("/api/x/a//b", "a//b")]
    [InlineData("/api/x/a/", "a/")]
    [InlineData("/api/x/", "")]
    [InlineData("/api/x", null)]
    [InlineData("/api/x/a/../b", "b")]
    [InlineData("/api/y/../x/b", "b")]
    [InlineData("/api/x/a/%2e%2E/b", "b")]
    [InlineData("/api/x/./b", "b")]
    [InlineData("/api/x/a%2Fb", "a%2Fb")]
    [InlineData("/api/x/a%5cb", "a\\b")]
    [InlineData("/api/x/a\\b", "a\\b")]
    [InlineData("/api/x/a%0d%0ab", "a\r\nb")]
    [InlineData("/api/x/a%7fb", "a\u007fb")]
    [InlineData("/api/x/a%252fb", "a%2fb")]
    [InlineData("/api/x/%252e%252e", "%2e%2e")]
    [InlineData("/api/x/a%255cb", "a%5cb")]
    [InlineData("/api/x/a%2500b", "a%00b")]
    [InlineData("/api/x/a%ffb", "a%ffb")]
    public void A_path_that_could_mean_another_one_is_refused(string target, string? routeValue)
    {
        var failed = CallerPath.Segments(Request(target), routeValue).Failed(out _, out var problem);

        Assert.True(failed);
        Assert.Equal((400, ProblemCode.InvalidRequest), (problem!.Status, problem.Code));
    }

    [Fact]
    public void Any_segment_that_passes_is_what_was_encoded()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyString>(), text =>
        {
            // What is encoded twice has its own cases; half a surrogate pair cannot be encoded.
            if (text.Get.Any(c => c is '%' || char.IsSurrogate(c)))
            {
                return;
            }

            var refused = CallerPath.Segments(Request("/api/x/" + Uri.EscapeDataString(text.Get)), "one").Failed(out var segments, out _);

            Assert.True(refused || segments is [var only] && only == text.Get);
            Assert.Equal(refused, text.Get is "." or ".." || text.Get.Any(c => c is '/' or '\\' || char.IsControl(c)));
        });

        property.QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("/api/rooms/r/peers/a%2Fb", "a/b")]
    [InlineData("/api/rooms/r/peers/a%40b.example", "a@b.example")]
    public void A_peer_may_hold_an_encoded_slash(string target, string expected)
    {
        var failed = CallerPath.LastSegment(Request(target)).Failed(out var peer, out _);

        Assert.False(failed);
        Assert.Equal(expected, peer);
    }

    private static HttpRequest Request(string target)
    {
        var context = new DefaultHttpContext();
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        return context.Request;
    }
}
