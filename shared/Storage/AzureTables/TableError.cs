using System.Globalization;
using System.Text.Json;
using Azure;

namespace RtcFunctions.Storage.AzureTables;

/// <summary>Why Table storage refused a request. In a batch the message begins with the number of the change.</summary>
internal sealed record TableError(string Code, string Message)
{
    public int Change => int.TryParse(Message.Split(':')[0], CultureInfo.InvariantCulture, out var change) ? change : 0;

    public bool IsConditionFailed => Code is "EntityAlreadyExists" or "UpdateConditionNotSatisfied" or "ResourceNotFound";

    public bool IsTableMissing => Code is "TableNotFound";

    public static TableError? Of(Response response) => Parse(response.Content.ToString());

    public static TableError? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var error = document.RootElement.GetProperty("odata.error");
            return new(error.GetProperty("code").GetString()!, error.GetProperty("message").GetProperty("value").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
