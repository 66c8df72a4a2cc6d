using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using RtcFunctions.Sandbox;

namespace RtcFunctions.Tests.Privasea.Verifications;

/// <summary>The app with a linked person at the vendor, and a timer that runs only when it is told to.</summary>
public class VerificationApp : PrivaseaApp
{
    public const string Route = "/api/privasea/verifications";
    public const string Channel = "ABC";
    public const string User = "0x71C7";

    private const string MasterKey = "the-operators-master-key";

    public VerificationApp() => Vendor.Link(Channel, User);

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        .. base.Settings,
        new("Functions__MasterKey", MasterKey),
        new("SchedulePollPrivaseaVerifications", "0 0 0 1 1 *"),
    ];

    public static object Order(string orderId, string channel = Channel, string user = User) =>
        new { channel, channel_user_id = user, order_id = orderId };

    public async Task<HttpResponseMessage> PostAsync(object order, params (string Name, string Value)[] headers)
    {
        using var body = JsonContent.Create(order);
        return await SendAsync(HttpMethod.Post, Route, body, headers);
    }

    /// <summary>Starts a verification that nobody has asked for yet.</summary>
    public async Task<JsonNode> StartAsync(string orderId)
    {
        var response = await PostAsync(Order(orderId));
        Assert.Equal(201, (int)response.StatusCode);
        return (await response.JsonAsync())!;
    }

    /// <summary>Starts one whose end comes in a second.</summary>
    public async Task<DateTimeOffset> StartShortAsync(string orderId)
    {
        var end = TimeProvider.System.GetUtcNow().AddSeconds(1).ToUnixTimeMilliseconds();
        Vendor.Answer(
            200,
            "application/json",
            FormattableString.Invariant($$$"""{"code":0,"data":{"verify_code":"8gHRDs","expire_time":{{{end}}}}}"""));
        await StartAsync(orderId);
        return DateTimeOffset.FromUnixTimeMilliseconds(end);
    }

    public Task<HttpResponseMessage> ReadAsync(string orderId, string channel = Channel, string user = User) => SendAsync(
        HttpMethod.Get,
        $"{Route}/{Uri.EscapeDataString(orderId)}?channel={Uri.EscapeDataString(channel)}&channel_user_id={Uri.EscapeDataString(user)}");

    public async Task<string> StatusAsync(string orderId)
    {
        var response = await ReadAsync(orderId);
        return (string)(await response.JsonAsync())!["status"]!;
    }

    public Task PollAsync() => PollAsync(App);

    /// <summary>Asks an instance to run the timer, and does not wait for it.</summary>
    public static async Task PollAsync(AppProcess instance)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/functions/PollPrivaseaVerifications");
        request.Headers.Add(KeyHeader, MasterKey);
        var accepted = await instance.Client.SendAsync(request);
        Assert.Equal(202, (int)accepted.StatusCode);
    }

    /// <summary>The store can be read, but not written to, until this is disposed of.</summary>
    public IDisposable LockStorage()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(WorkingDirectory, "rtc.db")};Pooling=False");
        connection.Open();
        using var begin = connection.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return connection;
    }

    /// <summary>Runs the timer until that shows.</summary>
    public async Task PollUntilAsync(string orderId, string status)
    {
        await PollAsync();
        await Eventually.HoldsAsync(async () => await StatusAsync(orderId) == status);
    }

    /// <summary>The orders that the vendor was asked for, one after the other.</summary>
    public IReadOnlyList<string> Asked(string operation) =>
    [
        .. from request in Vendor.Received
           where request.RawPath == "/api/v1/verification/" + operation
           select request.QueryValue("order_id")!,
    ];
}
