using System.Runtime.InteropServices;

namespace RtcFunctions.Relay;

/// <summary>One attempt's request as its vendor signed it, and what a dry run may show of it.</summary>
public sealed class SignedRequest
{
    private readonly List<SignedHeader> _headers = new(capacity: 2);

    public required string Url { get; init; }

    /// <summary>The URL with the credentials in it hidden, where it holds any.</summary>
    public string? ShownUrl { get; init; }

    /// <summary>What the vendor wants in place of the caller's own <c>Content-Type</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>The string that was signed, each secret in it replaced by its name in braces; null where nothing was.</summary>
    public Func<string>? StringToSign { get; init; }

    /// <summary>When the signature ends, where that is known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public ReadOnlySpan<SignedHeader> Headers => CollectionsMarshal.AsSpan(_headers);

    public SignedRequest With(string name, string value)
    {
        _headers.Add(new SignedHeader(name, value, IsCredential: false));
        return this;
    }

    /// <summary>Adds a header that is not tied to this one request, and is never shown.</summary>
    public SignedRequest WithCredential(string name, string value)
    {
        _headers.Add(new SignedHeader(name, value, IsCredential: true));
        return this;
    }
}

public readonly record struct SignedHeader(string Name, string Value, bool IsCredential)
{
    public string Shown => IsCredential ? "***" : Value;
}
