using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RtcFunctions.Http;
using RtcFunctions.Meet.Calls;
using RtcFunctions.Relay;
using RtcFunctions.Secrets;

namespace RtcFunctions.Meet.Sessions;

/// <summary>Gcore's sessions: <c>POST /iam/auth/jwt/login</c> and <c>/refresh</c>. One call at a time, which its callers see to.</summary>
internal sealed partial class GcoreIam(
    IOptions<MeetOptions> options,
    LoginCredentials login,
    SecretCache secrets,
    RelayEngine relay,
    TimeProvider clock,
    ILogger<GcoreIam> logger)
{
    internal const string LoginRefusedEvent = "MeetLoginRefused";

    // An account is locked after a few wrong passwords: one that was refused is not tried again at once.
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(5);

    private readonly SecretCredentials _none = new(secrets);
    private Credentials? _refused;
    private long _refusedAt;

    /// <summary>Whose sessions these are: equal for equal users of one endpoint, and tells nothing of them.</summary>
    public async Task<Outcome<string>> AccountAsync() =>
        (await login.GetAsync(dryRun: false, CancellationToken.None)).Failed(out var credentials, out var problem)
            ? problem
            : AccountOf(credentials);

    public async Task<Outcome<MeetSession>> LogInAsync()
    {
        if ((await login.GetAsync(dryRun: false, CancellationToken.None)).Failed(out var credentials, out var problem))
        {
            return problem;
        }

        if (!IsJustRefused(credentials))
        {
            if ((await LogInAsync(credentials)).Failed(out var answer, out problem))
            {
                return problem;
            }

            if (!IsRefusal(answer))
            {
                return Read(answer, AccountOf(credentials));
            }

            answer.Dispose();
        }

        return (await login.RenewAsync(credentials, CancellationToken.None)).Failed(out var renewed, out problem) ? problem
            : renewed.HasSameVersionsAs(credentials) ? Refuse(credentials)
            : (await LogInAsync(renewed)).Failed(out var second, out problem) ? problem
            : IsRefusal(second) ? Refuse(renewed)
            : Read(second, AccountOf(renewed));
    }

    /// <summary>A session after <paramref name="session"/>: by its refresh token, by a new login where that is refused.</summary>
    public async Task<Outcome<MeetSession>> RenewAsync(MeetSession session)
    {
        if ((await AskAsync("refresh", new() { ["refresh"] = session.Refresh })).Failed(out var answer, out var problem))
        {
            return problem;
        }

        if (!IsRefusal(answer))
        {
            return Read(answer, session.Account);
        }

        answer.Dispose();
        Log.RefreshRefused(logger);
        return await LogInAsync();
    }

    private Task<Outcome<VendorAnswer>> LogInAsync(Credentials credentials) => AskAsync("login", new()
    {
        ["username"] = credentials[LoginCredentials.Username],
        ["password"] = credentials[LoginCredentials.Password],
    });

    private Task<Outcome<VendorAnswer>> AskAsync(string operation, JsonObject body) => relay.AskAsync(
        new IamCall(operation, $"{options.Value.IamEndpoint.TrimEnd('/')}/iam/auth/jwt/{operation}", _none)
        {
            Method = HttpMethod.Post,
            Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
        },
        CancellationToken.None);

    private string AccountOf(Credentials credentials) =>
        Digest.Of($"{options.Value.IamEndpoint}\n{credentials[LoginCredentials.Username]}");

    // A refresh token that was used already may be a plain bad request.
    private static bool IsRefusal(VendorAnswer answer) => answer.Status is 400 or 401 or 403;

    private bool IsJustRefused(Credentials credentials) =>
        _refused is not null && clock.GetElapsedTime(_refusedAt) < AfterRefusal && _refused.HasSameVersionsAs(credentials);

    private Problem Refuse(Credentials credentials)
    {
        if (!IsJustRefused(credentials))
        {
            (_refused, _refusedAt) = (credentials, clock.GetTimestamp());
            Log.LoginRefused(logger);
        }

        return Problem.VendorNotConfigured(
            $"Gcore refuses a login with the secrets {LoginCredentials.Username} and {LoginCredentials.Password}.");
    }

    private Outcome<MeetSession> Read(VendorAnswer answer, string account)
    {
        using (answer)
        {
            var now = clock.GetUtcNow();
            return JsonText.Parse(answer.Json) is { ValueKind: JsonValueKind.Object } json
                && json.TextOf("access") is { } access && MeetSession.IsToken(access)
                && json.TextOf("refresh") is { } refresh
                    ? MeetSession.Issued(account, access, refresh, answer.Date ?? now, now)
                    : Problem.VendorInvalidResponse(MeetRelay.Name, $"its login brought no session (status {answer.Status})");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventName = "MeetRefreshRefused", Level = LogLevel.Information, Message = "Gcore refused the refresh token; a new login is made")]
        public static partial void RefreshRefused(ILogger logger);

        [LoggerMessage(
            EventName = LoginRefusedEvent, Level = LogLevel.Error, Message = "Gcore refuses a login with Meet--Username and Meet--Password")]
        public static partial void LoginRefused(ILogger logger);
    }
}
