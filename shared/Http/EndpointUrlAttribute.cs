using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace RtcFunctions.Http;

/// <summary>
/// A vendor's address: an absolute URL, <c>https</c>, or <c>http</c> to loopback, with no user, query or fragment.
/// Holds for a string and for each value of a dictionary.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
[SuppressMessage("Design", "CA1019:Define accessors for attribute arguments", Justification = "ErrorMessage is the accessor.")]
public sealed class EndpointUrlAttribute(string setting) : ValidationAttribute(() =>
    $"{setting} must be an https URL (or http to loopback) without user, query or fragment.")
{
    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string url => IsEndpoint(url),
        IEnumerable<KeyValuePair<string, string>> urls => urls.All(url => IsEndpoint(url.Value)),
        _ => false,
    };

    private static bool IsEndpoint(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
        && !value.Contains('?', StringComparison.Ordinal) && !value.Contains('#', StringComparison.Ordinal);
}
