using System.Text.Json.Nodes;

namespace RtcFunctions.Sandbox.Gcore;

/// <summary><c>POST /iam/auth/jwt/login</c> and <c>/refresh</c>.</summary>
public sealed class GcoreIam(GcoreAccount account) : VendorSimulator
{
    private const string Login = "/iam/auth/jwt/login";
    private const string Refresh = "/iam/auth/jwt/refresh";

    internal override IReadOnlyDictionary<string, Action<string>> Secrets =>
        new Dictionary<string, Action<string>>(StringComparer.Ordinal) { ["Password"] = password => account.Password = password };

    protected override Refusal? Check(ReceivedRequest request) => (request.Method, request.RawPath) switch
    {
        ("POST", Login) when !account.IsRight(Text(request, "username"), Text(request, "password")) => Refuse("wrong username or password"),
        ("POST", Refresh) when !account.IsUsable(Text(request, "refresh")) => Refuse("unknown or used refresh token"),
        _ => null,
    };

    protected override VendorAnswer Respond(ReceivedRequest request) => (request.Method, request.RawPath) switch
    {
        ("POST", Login) => Answer(account.LogIn(Now)),
        ("POST", Refresh) => account.Refresh(Text(request, "refresh")!, Now) is { } session ? Answer(session) : Refused,
        _ => GcoreAnswer.NotFound,
    };

    private static VendorAnswer Refused { get; } =
        VendorAnswer.Json(new { message = "No active account found with the given credentials" }, status: 401);

    private static Refusal Refuse(string reason) => new(reason, Refused);

    private static VendorAnswer Answer((string Access, string Refresh) session) =>
        VendorAnswer.Json(new { access = session.Access, refresh = session.Refresh });

    private static string? Text(ReceivedRequest request, string name) =>
        request.Json is JsonObject body && body[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
