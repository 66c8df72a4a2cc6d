using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RtcFunctions.Sandbox;

/// <summary>What a vendor says: a status, headers and the exact bytes of a body.</summary>
public sealed record VendorAnswer(int Status, string? ContentType, byte[] Body, params (string Name, string Value)[] Headers)
{
    /// <summary>Set on the answer to a request for something that the vendor's document does not have.</summary>
    public bool IsUnexpected { get; init; }

    public static VendorAnswer Json(object value, int status = StatusCodes.Status200OK) =>
        new(status, "application/json", JsonSerializer.SerializeToUtf8Bytes(value));

    public static VendorAnswer Text(int status, string? contentType, string body) =>
        new(status, contentType, Encoding.UTF8.GetBytes(body));

    internal void WriteHead(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
        {
            response.Headers.Append(name, value);
        }
    }

    internal async Task WriteAsync(HttpResponse response)
    {
        WriteHead(response);
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body);
    }
}
