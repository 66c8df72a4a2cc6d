using System.Text;

namespace RtcFunctions.Tests.Operations;

/// <summary>The secrets among an app's settings, each long enough to be found nowhere by chance.</summary>
internal static class PlantedSecrets
{
    private const int Shortest = 16;

    private static readonly string[] Names =
    [
        "Zego__ServerSecret", "Agora__AppCertificate", "Agora__CustomerId", "Agora__CustomerSecret", "Corezoid__ApiSecret",
        "Privasea__ApiKey", "Privasea__ApiSecret", "Meet__ApiToken", "Meet__Username", "Meet__Password", "Meet__JwtKey",
        "Meet__WebhookAuthorization", "Meet__AccessAuthorization",
    ];

    public static IEnumerable<string> Of(IReadOnlyDictionary<string, string> settings)
    {
        var keys = settings.Where(setting => setting.Key.StartsWith("Functions__", StringComparison.Ordinal)).Select(setting => setting.Value);
        var secrets = Names.Where(settings.ContainsKey).Select(name => settings[name]).Concat(keys).ToArray();
        Assert.All(secrets, secret => Assert.True(secret.Length >= Shortest));
        return [.. secrets, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings["Agora__CustomerId"]}:{settings["Agora__CustomerSecret"]}"))];
    }
}
