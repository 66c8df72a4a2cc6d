using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using RtcFunctions.Http;
using RtcFunctions.Relay;

namespace RtcFunctions.Meet.Links;

/// <summary>
/// Makes a room's link: <c>{"roomId","mode":"call"|"webinar","jwt"?,"startTime"?,"attributes"?}</c> →
/// <c>{"url","token","iframe"}</c>. Nobody is called.
/// </summary>
public sealed partial class IssueMeetLink(
    IOptions<MeetOptions> options, RoomJwtKeys keys, PeerAnnouncements announcements, RelayEngine relay, TimeProvider clock)
{
    private static readonly LinkJson Json = new(AnswerJson.CreateOptions());

    [Function(nameof(IssueMeetLink))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "meet/links")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if ((await JsonFields.ReadAsync(request, relay.MaxRequestBytes, cancellationToken)).Failed(out var fields, out var problem))
        {
            return problem;
        }

        var asksForJwt = fields.OptionalBoolean("jwt");
        var (key, lack) = asksForJwt is false ? default : await FindKeyAsync(cancellationToken);
        if (asksForJwt is null && lack is { Code: ProblemCode.SecretsUnavailable })
        {
            return lack;
        }

        var wanted = LinkRequest.Read(fields, asksForJwt ?? key is not null, options.Value.AllowDebugAttributes);
        if (fields.Problem() is { } invalid)
        {
            return invalid;
        }

        if (wanted.HasJwt && key is null)
        {
            return lack!;
        }

        await announcements.AnnounceAsync(wanted, cancellationToken);
        return Answer(wanted, key);
    }

    private async ValueTask<(SigningCredentials? Key, Problem? Lack)> FindKeyAsync(CancellationToken cancellationToken)
    {
        (await keys.GetAsync(cancellationToken)).Failed(out var key, out var lack);
        return (key, lack);
    }

    private JsonHttpResult<Link> Answer(LinkRequest wanted, SigningCredentials? key)
    {
        var token = wanted.HasJwt ? RoomJwt.Create(key!, wanted.RoomId, wanted.InJwt, wanted.StartTime, clock.GetUtcNow()) : null;
        var inUrl = wanted.InUrl.Select(value => (value.Attribute.Name, value.Text()));
        var url = RoomLink.Url(options.Value, wanted.Mode, wanted.RoomId, inUrl, token);
        return TypedResults.Json(new Link(url, token, RoomLink.Iframe(url)), Json.Link);
    }

    internal sealed record Link(string Url, string? Token, string Iframe);

    [JsonSerializable(typeof(Link))]
    private sealed partial class LinkJson : JsonSerializerContext;
}
