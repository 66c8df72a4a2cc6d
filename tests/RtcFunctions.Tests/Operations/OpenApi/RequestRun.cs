using System.Text.Json.Nodes;

namespace RtcFunctions.Tests.Operations.OpenApi;

/// <summary>Sends the requests of an .http file one after the other, each with what it takes from the answers before.</summary>
internal sealed class RequestRun(HttpClient client, IReadOnlyDictionary<string, string> variables)
{
    private const string OfAnswer = ".response.body.$.";

    private readonly Dictionary<string, JsonNode> _answers = new(StringComparer.Ordinal);

    public async Task<HttpResponseMessage> SendAsync(HttpFileRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), Filled(request.Url));
        message.Content = request.Body is null ? null : new StringContent(Filled(request.Body), null, "application/json");
        foreach (var (name, value) in request.Headers.Where(header => header.Name is not "Content-Type"))
        {
            message.Headers.TryAddWithoutValidation(name, Filled(value));
        }

        var answer = await client.SendAsync(message);
        if (request.Name is not null)
        {
            _answers[request.Name] = (await answer.JsonAsync())!;
        }

        return answer;
    }

    private string Filled(string text) => HttpFile.Fill(text, ValueOf);

    private string ValueOf(string variable) => variable.Split(OfAnswer) is [var name, var path]
        ? path.Split('.').Aggregate((JsonNode?)_answers[name], (node, member) => node?[member])!.ToString()
        : variables[variable];
}
