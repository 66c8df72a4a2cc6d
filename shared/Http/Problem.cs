using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using RtcFunctions.Telemetry;

namespace RtcFunctions.Http;

/// <summary>
/// An error of ours as a value, answered as problem details (RFC 9457) with <c>code</c>, <c>traceId</c> and, where fields
/// are at fault, <c>errors</c>. Its detail is for the caller: never a secret, a token or a stack trace.
/// </summary>
public sealed class Problem : IResult
{
    private Problem(int status, string code, string detail)
    {
        Status = status;
        Code = code;
        Detail = detail;
    }

    public int Status { get; }

    public string Code { get; }

    public string Detail { get; }

    public IReadOnlyDictionary<string, string[]>? Errors { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public static Problem Invalid(string detail) =>
        new(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, detail);

    public static Problem InvalidField(string field, string reason) =>
        InvalidFields(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [reason] });

    public static Problem InvalidFields(IReadOnlyDictionary<string, string[]> errors) =>
        new(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, Describe(errors)) { Errors = errors };

    public static Problem Unauthorized() =>
        new(StatusCodes.Status401Unauthorized, ProblemCode.Unauthorized, "A key or credential is missing, or it is a wrong one.");

    public static Problem OperationDisabled(string detail) =>
        new(StatusCodes.Status403Forbidden, ProblemCode.OperationDisabled, detail);

    public static Problem NotFound(string detail) =>
        new(StatusCodes.Status404NotFound, ProblemCode.NotFound, detail);

    public static Problem PreconditionFailed(string detail) =>
        new(StatusCodes.Status412PreconditionFailed, ProblemCode.PreconditionFailed, detail);

    public static Problem BodyTooLarge(long limit) =>
        new(
            StatusCodes.Status413PayloadTooLarge,
            ProblemCode.BodyTooLarge,
            string.Create(CultureInfo.InvariantCulture, $"The body is larger than {limit} bytes."));

    public static Problem UnsupportedMediaType() =>
        new(StatusCodes.Status415UnsupportedMediaType, ProblemCode.UnsupportedMediaType, "The body must be application/json.");

    public static Problem RateLimited(string detail, TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited, detail) { RetryAfter = retryAfter };

    public static Problem VendorUnreachable(string vendor) =>
        new(StatusCodes.Status502BadGateway, ProblemCode.VendorUnreachable, $"No connection to {vendor}, or no answer on it.");

    public static Problem VendorInvalidResponse(string vendor, string why) =>
        new(StatusCodes.Status502BadGateway, ProblemCode.VendorInvalidResponse, $"{vendor} answered, but {why}.");

    public static Problem VendorTimeout(string vendor) =>
        new(StatusCodes.Status504GatewayTimeout, ProblemCode.VendorTimeout, $"{vendor} did not answer in time.");

    public static Problem VendorNotConfigured(string detail) =>
        new(StatusCodes.Status503ServiceUnavailable, ProblemCode.VendorNotConfigured, detail);

    /// <summary>A 503 that passes by itself: <paramref name="code"/> says what is away.</summary>
    public static Problem Unavailable(string code, string detail, TimeSpan retryAfter) =>
        new(StatusCodes.Status503ServiceUnavailable, code, detail) { RetryAfter = retryAfter };

    public static Problem Overloaded() => Unavailable(
        ProblemCode.Overloaded, "More is under way here already than can be done at once.", TimeSpan.FromSeconds(1));

    public static Problem InternalError() =>
        new(StatusCodes.Status500InternalServerError, ProblemCode.InternalError, "Something went wrong here; the log says what.");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var details = new ProblemDetails
        {
            Type = "about:blank",
            Title = ReasonPhrases.GetReasonPhrase(Status),
            Status = Status,
            Detail = Detail,
            Extensions =
            {
                ["code"] = Code,
                ["traceId"] = RequestTrace.IdOf(httpContext),
            },
        };
        if (Errors is not null)
        {
            details.Extensions["errors"] = Errors;
        }

        return TypedResults.Problem(details).ExecuteAsync(httpContext);
    }

    private static string Describe(IReadOnlyDictionary<string, string[]> errors) =>
        string.Join(' ', errors.Select(error => $"{error.Key}: {string.Join(", ", error.Value)}."));
}
