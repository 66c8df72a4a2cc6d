namespace RtcFunctions.Sandbox.Gcore;

/// <summary>Sends a webhook once and counts what came of it. The vendor's page knows of no second try, so there is none.</summary>
internal sealed class WebhookSender(HttpClient http)
{
    private int _acknowledged;
    private int _refused;
    private int _unanswered;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public int Refused => Volatile.Read(ref _refused);

    public int Unanswered => Volatile.Read(ref _unanswered);

    public async Task SendAsync(Webhook webhook, GcoreCallbacks callbacks)
    {
        using var request = webhook.To(callbacks);
        try
        {
            using var response = await http.SendAsync(request);
            Interlocked.Increment(ref response.IsSuccessStatusCode ? ref _acknowledged : ref _refused);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            Interlocked.Increment(ref _unanswered);
        }
    }
}
