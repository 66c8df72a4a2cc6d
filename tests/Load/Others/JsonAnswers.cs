using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Load.Others;

/// <summary>Reads an access check's JSON, and answers what the app answers, without having asked anybody.</summary>
internal sealed partial class JsonAnswers : RequestHandler
{
    public override async Task HandleAsync(HttpContext context)
    {
        var check = await context.Request.ReadFromJsonAsync(Json.Default.Check, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(new(check?.PeerId is not null, "admitted"), Json.Default.Verdict, cancellationToken: context.RequestAborted);
    }

    internal sealed record Check(string? AccessToken, string? RoomId, string? PeerId);

    internal sealed record Verdict(bool Allowed, string Reason);

    [JsonSerializable(typeof(Check))]
    [JsonSerializable(typeof(Verdict))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class Json : JsonSerializerContext;
}
