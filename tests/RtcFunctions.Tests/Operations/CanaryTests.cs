using System.Net;
using System.Text;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Operations;

/// <summary>Plants secrets everywhere, makes the app talk at its most talkative, and looks for them in all it says.</summary>
public sealed class CanaryTests
{
    private const string Key = "canary-function-key";

    private static readonly (string Method, string Target, string? Body)[] Calls =
    [
        ("GET", "/api/zego/digitalhuman/GetDigitalHumanList", null),
        ("POST", "/api/zego/digitalhuman/DriveByText", "{}"),
        ("GET", "/api/zego/digitalhuman/GetDigitalHumanList?Signature=x", null),
        ("POST", "/api/zego/tokens", """{"userId":"ada","expiresIn":60}"""),
        ("GET", "/api/agora/rest/dev/v1/projects", null),
        ("GET", "/api/agora/rest/dev/v1/project?id=1", null),
        ("GET", "/api/agora/rest/dev/v1/channel/%7BappId%7D", null),
        ("POST", "/api/agora/tokens", """{"expiresIn":60,"services":[{"type":"rtm","userId":"ada"}]}"""),
        ("POST", "/api/corezoid", """{"ops":[{"id":"1","type":"create","obj":"conv"}]}"""),
        ("GET", "/api/privasea/rest/verification/verify_code?channel=ABC&channel_user_id=1&order_id=1", null),
        ("GET", "/api/meet/rooms/serv2demo/numberPeers", null),
        ("POST", "/api/meet/rooms/serv2demo/closePeer", """{"peerId":"ada"}"""),
        ("GET", "/api/meet/recordings?room_id=serv2demo", null),
        ("POST", "/api/meet/links", """{"roomId":"serv2demo","mode":"call"}"""),
        ("GET", "/api/nowhere", null),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_secret_is_in_any_log_line_answer_problem_or_dry_run(bool withLogin)
    {
        await using var vendors = await SandboxVendors.StartAsync();
        var settings = new Dictionary<string, string>(withLogin ? vendors.SettingsWithLogin : vendors.Settings, StringComparer.Ordinal)
        {
            ["Functions__Keys__canary"] = Key,
            ["Relay__TimeoutSeconds"] = "1",
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__LogLevel__Microsoft"] = "Trace",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
            ["Logging__LogLevel__System"] = "Trace",
        };
        await using var app = await AppProcess.StartAsync(settings);
        var said = new StringBuilder();
        var statuses = new List<HttpStatusCode>();

        foreach (var call in Calls)
        {
            statuses.Add(await SayAsync(app, call, said));
            await SayAsync(app, call, said, dryRun: true);
            await SayAsync(app, call with { Target = call.Target + (call.Target.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "code=" + Key }, said, keyInHeader: false);
        }

        vendors.EnsureNothingUnexpected();
        vendors.All.ToList().ForEach(vendor => vendor.Misbehave(Misbehaviour.ResetBeforeAnswer, times: 3 * Calls.Length));
        foreach (var call in Calls)
        {
            await SayAsync(app, call, said);
        }

        Assert.Equal(0, await app.StopAsync());

        said.AppendJoin('\n', app.Output);
        var text = said.ToString();
        Assert.Contains("dbug: ", text, StringComparison.Ordinal);
        Assert.True(statuses.Count(status => status is HttpStatusCode.OK) >= Calls.Length - 4, string.Join(' ', statuses));
        Assert.All(PlantedSecrets.Of(settings), canary => Assert.DoesNotContain(canary, text, StringComparison.Ordinal));
        Assert.DoesNotContain("/api/2/json/" + settings["Corezoid__ApiLogin"], text, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> SayAsync(
        AppProcess app, (string Method, string Target, string? Body) call, StringBuilder said, bool dryRun = false, bool keyInHeader = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(call.Method), call.Target);
        request.Content = call.Body is null ? null : new StringContent(call.Body, null, "application/json");
        request.Headers.Add("rtc-dry-run", dryRun ? "true" : "false");
        if (keyInHeader)
        {
            request.Headers.Add("x-functions-key", Key);
        }

        using var response = await app.Client.SendAsync(request);
        said.Append(response.Headers).Append(response.Content.Headers).AppendLine(await response.Content.ReadAsStringAsync());
        return response.StatusCode;
    }
}
