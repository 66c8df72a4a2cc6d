using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace RtcFunctions.Http;

/// <summary>
/// A vendor's address: an absolute URL, <c>https</c>, or <c>http</c> to loopback, with no user, query or fragment.
/// Holds for a string and for each value of a dictionary.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
[SuppressMessage("Design", "CA1019:Define accessors for attribute arguments", Justification = "The message tells it.")]
public sealed class EndpointUrlAttribute(string setting) : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        Urls(value).FirstOrDefault(url => !IsEndpoint(url.Value)).Key is { } malformed
            ? new($"{malformed} must be an https URL (or http to loopback) without user, query or fragment.")
            : ValidationResult.Success;

    private IEnumerable<KeyValuePair<string, string>> Urls(object? value) => value switch
    {
        string url => [new(setting, url)],
        IEnumerable<KeyValuePair<string, string>> urls => urls.Select(url => KeyValuePair.Create($"{setting}__{url.Key}", url.Value)),
        _ => [],
    };

    private static bool IsEndpoint(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
        && !value.Contains('?', StringComparison.Ordinal) && !value.Contains('#', StringComparison.Ordinal);
}
