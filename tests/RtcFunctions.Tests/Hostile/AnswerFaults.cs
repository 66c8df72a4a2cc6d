using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using RtcFunctions.Http;
using RtcFunctions.Meet.Access;
using RtcFunctions.Tests.Architecture;
using RtcFunctions.Tests.Operations.OpenApi;

namespace RtcFunctions.Tests.Hostile;

/// <summary>What in an answer is not as the contract says for every answer, whatever was asked.</summary>
internal static class AnswerFaults
{
    public const string VendorHeader = "rtc-vendor";

    private static readonly string[] Codes =
        [.. typeof(ProblemCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    // The vendors answer, the secrets are there, and so is storage.
    private static readonly int[] Failures = [500, 501, 502, 503, 504, 505];

    // What Kestrel refuses before there is a request for anybody.
    private static readonly int[] Refusals = [400, 405, 408, 413, 414, 431, 505];

    private static readonly string[] Headers =
    [
        "Content-Type", "Content-Length", "Transfer-Encoding", "Connection", "Date", "Cache-Control", "X-Content-Type-Options",
        "Retry-After", "ETag", "Location", VendorHeader, "rtc-failed-ops", "Content-Language", "X-Request-ID", "X-Resource-ID", "Content-Security-Policy",
        "Referrer-Policy", "X-Frame-Options", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
    ];

    public static IEnumerable<string> Of(HostileRequest request, RawAnswer? answer, SearchValues<string> secrets)
    {
        if (answer is null)
        {
            return ["no answer"];
        }

        if (IsRefusal(answer))
        {
            return [];
        }

        var function = FunctionMatch.Find(request.Method, request.Target);
        return
        [
            .. OfHead(answer, secrets),
            .. answer.Header(VendorHeader) is { } vendor ? OfVendor(function, vendor)
                : Failures.Contains(answer.Status) ? [$"{answer.Status}, and everything is well"]
                : function?.Name == nameof(CheckMeetAccess) ? OfAccess(answer)
                : [.. OfStatus(function, request.Method, answer), .. OfProblem(request.Method, answer)],
        ];
    }

    private static bool IsRefusal(RawAnswer answer) =>
        Refusals.Contains(answer.Status) && answer is { Body: "", IsLast: true } && answer.Header("Content-Length") is "0"
        && answer.Header("Cache-Control") is null;

    private static IEnumerable<string> OfHead(RawAnswer answer, SearchValues<string> secrets)
    {
        if (answer.Header("Cache-Control") is not "no-store" || answer.Header("X-Content-Type-Options") is not "nosniff")
        {
            yield return "lacks a header of every answer";
        }

        foreach (var header in answer.Headers.Where(header => !Headers.Contains(header.Name, StringComparer.OrdinalIgnoreCase)))
        {
            yield return $"has the header {header.Name}";
        }

        if (answer.Head.AsSpan().ContainsAny(secrets) || answer.Body.AsSpan().ContainsAny(secrets))
        {
            yield return "tells a secret";
        }
    }

    private static IEnumerable<string> OfVendor(DeclaredFunction? function, string vendor)
    {
        var folder = function?.Method.DeclaringType!.Namespace!.Split('.')[1];
        return vendor.Equals(folder, StringComparison.OrdinalIgnoreCase) ? [] : [$"{vendor} is said to have answered {function?.Name}"];
    }

    private static IEnumerable<string> OfStatus(DeclaredFunction? function, string method, RawAnswer answer)
    {
        var operations = function is null || IsPage(function) ? [] : ApiDocument.Operations
            .Where(operation => operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            .Where(operation => DocumentedFunction.Of(operation) == function)
            .ToArray();
        return operations.Length == 0 || operations.Any(operation => operation.Responses[$"{answer.Status}"] is not null)
            ? []
            : [$"{answer.Status} is not documented for {function!.Name}"];
    }

    // Its parts are not documented.
    private static bool IsPage(DeclaredFunction function) =>
        function is { Http.AuthLevel: AuthorizationLevel.Anonymous } && function.Route.Contains("{*", StringComparison.Ordinal);

    private static IEnumerable<string> OfProblem(string method, RawAnswer answer)
    {
        if (answer.Status < 400 || method is "HEAD")
        {
            return [];
        }

        if (answer.Header("Content-Type") is not "application/problem+json" || Json(answer) is not { } problem)
        {
            return [$"{answer.Status} without a problem"];
        }

        var code = problem["code"]?.ToString();
        return Codes.Contains(code, StringComparer.Ordinal) && problem["status"]?.ToString() == $"{answer.Status}"
            ? []
            : [$"{answer.Status} with the code {code}"];
    }

    private static IEnumerable<string> OfAccess(RawAnswer answer)
    {
        if (Json(answer) is not { } told || told["allowed"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return ["an access check is not answered in the vendor's terms"];
        }

        return (bool)told["allowed"]! == answer.Status is 200 or 409 ? [] : ["an access check contradicts its status"];
    }

    private static JsonObject? Json(RawAnswer answer)
    {
        try
        {
            return JsonNode.Parse(System.Text.Encoding.Latin1.GetBytes(answer.Body)) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
