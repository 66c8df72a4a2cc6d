using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RtcFunctions.Http;

/// <summary>Reads the bytes of a request's body, none where there is no body.</summary>
public static class RequestBody
{
    /// <summary>Whether there may be one: Kestrel knows, and where nobody does, there may.</summary>
    public static bool IsPossible(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    /// <summary>A body over <paramref name="limit"/> bytes is a 413, told before its rest is read.</summary>
    public static async ValueTask<Outcome<ReadOnlyMemory<byte>>> ReadAsync(
        HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        try
        {
            return !IsPossible(request) ? ReadOnlyMemory<byte>.Empty
                : request.ContentLength is not { } length ? await ReadToEndAsync(request, limit, cancellationToken)
                : length > limit ? Problem.BodyTooLarge(limit)
                : await ReadExactlyAsync(request, (int)length, cancellationToken);
        }
        // Kestrel tells of a chunk that is longer than it can count as of a connection that broke.
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body could not be read.", error);
        }
    }

    private static async ValueTask<Outcome<ReadOnlyMemory<byte>>> ReadToEndAsync(
        HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        var body = new ArrayBufferWriter<byte>();
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (body.WrittenCount + read.Buffer.Length > limit)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return Problem.BodyTooLarge(limit);
            }

            foreach (var segment in read.Buffer)
            {
                body.Write(segment.Span);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return body.WrittenMemory;
            }
        }
    }

    // Not pooled: a vendor may answer before it has read everything, and the bytes are then still on their way to it.
    private static async ValueTask<ReadOnlyMemory<byte>> ReadExactlyAsync(
        HttpRequest request, int length, CancellationToken cancellationToken)
    {
        if (length == 0)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        var body = new byte[length];
        await request.Body.ReadExactlyAsync(body, cancellationToken);
        return body;
    }
}
