using System.Globalization;
using System.Text;
using RtcFunctions.Sandbox.Scene;

namespace RtcFunctions.Sandbox.Standalone;

/// <summary>What a person sees at start: what runs where, and lines to paste. Fits into 100 columns.</summary>
internal static class Welcome
{
    public static string Text(SandboxVendors vendors, Uri app, string key, bool isUsualPort, bool hasScene)
    {
        var text = new StringBuilder();
        text.AppendLine();
        text.AppendLine("RtcFunctions and its vendors. Everything here is made up and stays on this machine.");
        text.AppendLine();
        AddRow("the app", app, isUsualPort ? "wants the key below" : $"wants the key below; port {AppPort.Usual} was taken");
        AddRow("ZEGOCLOUD", vendors.Zego.Endpoint, "checks signature, nonce, 10 minutes");
        AddRow("Agora", vendors.Agora.Endpoint, "checks Basic, 007 and 006 tokens");
        AddRow("Corezoid", vendors.Corezoid.Endpoint, "checks signature, 5 minutes");
        AddRow("Privasea", vendors.Privasea.Endpoint, "checks signature, order, 5 minutes");
        for (var i = 0; i < vendors.Gcore.Servers.Count; i++)
        {
            AddRow(FormattableString.Invariant($"Gcore serv{i}"), vendors.Gcore.Servers[i].Endpoint, "checks the token");
        }

        AddRow("Gcore Streaming", vendors.Gcore.Streaming.Endpoint, "checks the token, 4 requests a second");
        AddRow("Gcore IAM", vendors.Gcore.Iam.Endpoint, "checks the login; refresh tokens work once");

        foreach (var (title, lines) in CurlLines.For(app, vendors.Zego.Endpoint, key, hasScene))
        {
            text.AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"# {title}");
            text.AppendLine(lines);
        }

        text.AppendLine();
        text.AppendLine("# for rtc.http, which has a request for each route");
        text.AppendLine(CultureInfo.InvariantCulture, $"@app = {app.OriginalString.TrimEnd('/')}");
        text.AppendLine(CultureInfo.InvariantCulture, $"@key = {key}");
        text.AppendLine(CultureInfo.InvariantCulture, $"@access = {vendors.AccessAuthorization}");
        text.AppendLine(CultureInfo.InvariantCulture, $"@webhook = {vendors.WebhookAuthorization}");

        text.AppendLine();
        text.AppendLine("Every vendor takes /sandbox/misbehave, /sandbox/clock {\"offsetSeconds\":900} and /sandbox/rotate.");
        text.AppendLine("Gcore's servers take /sandbox/join {\"url\":\"<a room link>\"}, /leave, /rooms and /webhooks besides.");
        if (hasScene)
        {
            var rooms = string.Join(", ", SceneRooms.All);
            text.AppendLine(CultureInfo.InvariantCulture, $"A scene plays in {rooms}; --no-scene turns it off.");
        }

        text.AppendLine("Ctrl-C ends everything.");
        return text.ToString();

        void AddRow(string what, Uri where, string note) =>
            text.AppendLine(CultureInfo.InvariantCulture, $"  {what,-16} {where.OriginalString.TrimEnd('/'),-24} {note}");
    }
}
